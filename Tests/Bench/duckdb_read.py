#!/usr/bin/env python3
"""DuckDB's `read_csv` of the case's ledger into typed columns, and nothing else: what Payola's reading stands beside.

    duckdb_read.py LEDGER THREADS
"""
import sys

import duckdb

connection = duckdb.connect()
connection.execute(f"set threads={int(sys.argv[2])}")
columns = {
    "transaction_id": "varchar", "booking_date": "date", "payer_name": "varchar", "payer_iban": "varchar", "payee_name": "varchar",
    "payee_iban": "varchar", "amount": "decimal(18,2)", "currency": "varchar", "reference": "varchar",
}
connection.execute(f"create table entry as select * from read_csv(?, header=true, columns={columns})", [sys.argv[1]])
