// Calls of Linux that the Glibc module does not show.
#include <sys/inotify.h>

// rename(2) with flags, glibc 2.28 and later. RENAME_EXCHANGE (2) swaps two names at once.
extern int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);
