#!/bin/sh
# Submits an array job with a task for each shard in shards/, and their merge, which starts
# when all of them are done. Arguments are options of sbatch, such as --partition=long.
set -eu

mkdir -p logs
count=$(find shards/ -mindepth 1 -maxdepth 1 | wc -l)
job=$(sbatch --parsable --array="1-$((count))" --output='logs/%a.log' "$@" slurm.sbatch export)
merge=$(sbatch --parsable --dependency="afterok:${job%%;*}" --kill-on-invalid-dep=yes \
    --output='logs/merge.log' "$@" slurm.sbatch merge)
echo "submitted ${job%%;*} with $((count)) tasks, and ${merge%%;*}, which merges their results"
