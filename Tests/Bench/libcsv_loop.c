/* libcsv's bare loop: parses a file and does nothing with it but count. What reading with libcsv costs at least. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

static size_t fields, rows;
static void field(void *text, size_t length, void *context) { (void)text; (void)length; (void)context; fields++; }
static void row(int end, void *context) { (void)end; (void)context; rows++; }

int main(int count, char **arguments) {
    if (count != 2) return 64;
    FILE *file = fopen(arguments[1], "rb");
    struct csv_parser parser;
    if (!file || csv_init(&parser, CSV_APPEND_NULL) != 0) return 66;
    static char block[1 << 18];
    size_t got;
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        if (csv_parse(&parser, block, got, field, row, NULL) != got) return 65;
    csv_fini(&parser, field, row, NULL);
    csv_free(&parser);
    printf("{\"rows\": %zu, \"fields\": %zu}\n", rows, fields);
    return 0;
}
