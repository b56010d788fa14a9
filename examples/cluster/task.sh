#!/bin/sh
# A task of a cluster: exports one shard, or merges the exports of all shards.
#
#   task.sh export SHARD FOLDER            writes ties.csv, actors.csv and timeline.json to FOLDER
#   task.sh merge SHARDS FOLDERS FOLDER    the same of all shards: of each NAME in SHARDS, from FOLDERS/NAME
#
# The exit status is that of tieline. With 1 or 2, the data, the usage or the system has to
# be corrected, and the messages are in FOLDER/refused. Further attempts print them and end,
# until something in the input is newer or FOLDER/refused is removed. A task that was killed
# leaves no such file; its next attempt does the work.
set -u

# attempt INPUT COMMAND...: runs the command, unless it has refused this input before
attempt() {
    input=$1
    shift
    if [ -e "$folder/refused" ] && [ -z "$(find -L "$input" -newer "$folder/refused" | head -n 1)" ]; then
        cat "$folder/refused" >&2
        return 1
    fi
    rm -f "$folder/refused"
    "$@" 2>"$folder/log"
    status=$?
    cat "$folder/log" >&2
    case $status in 1 | 2) mv "$folder/log" "$folder/refused" ;; esac
    return $status
}

# Old outputs are not mistaken for new ones.
begin() {
    folder=$1
    mkdir -p "$folder" && rm -f "$folder/ties.csv" "$folder/actors.csv" "$folder/timeline.json"
}

export_shard() {
    begin "$2" || return
    attempt "$1" tieline export "$1" --evidence-dates -o "csv@actors:$folder/ties.csv" \
        -o "csv-nodes@actors:$folder/actors.csv" -o "json:$folder/timeline.json"
}

# The exports of exactly these shards: if one is missing, tieline reports it.
merge_shards() {
    shards=$1 folders=$2
    begin "$3" || return
    set --
    for shard in "$shards"/*; do
        set -- "$@" "$folders/${shard##*/}/ties.csv" "$folders/${shard##*/}/actors.csv"
    done
    attempt "$folders" tieline merge "$@" -o "csv:$folder/ties.csv" -o "csv-nodes:$folder/actors.csv" || return
    set --
    for shard in "$shards"/*; do
        set -- "$@" "$folders/${shard##*/}/timeline.json"
    done
    attempt "$folders" tieline merge "$@" -o "json:$folder/timeline.json"
}

case $#:${1-} in
3:export) export_shard "$2" "$3" ;;
4:merge) merge_shards "$2" "$3" "$4" ;;
*) sed -n '4,5s/^# *//p' "$0" >&2 && exit 2 ;;
esac
