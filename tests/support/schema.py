#!/usr/bin/python3
"""schema.py SCHEMA FILE: does the JSON document follow the JSON Schema?"""
import json
import sys

import jsonschema

schema, document = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
judge = jsonschema.validators.validator_for(schema)
judge.check_schema(schema)
problems = sorted(judge(schema).iter_errors(document), key=lambda e: list(map(str, e.path)))
for problem in problems[:20]:
    where = "/".join(map(str, problem.path))
    print(f"{sys.argv[2]}: at /{where}: {problem.message[:300]}", file=sys.stderr)
sys.exit(1 if problems else 0)
