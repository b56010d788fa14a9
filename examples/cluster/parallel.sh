#!/bin/sh
# Exports the shards in shards/ with GNU parallel, and merges the results. Arguments are
# options of parallel, such as --jobs 8.
set -eu

parallel --retries 3 --joblog parallel.log "$@" ./task.sh export '{}' 'results/{/}' ::: shards/*
parallel --retries 3 ./task.sh merge shards results ::: merged
