# Shows what options select in visits.json: how many events, their ids, and those of relations.
show() {
    tieline export "$(dirname "$0")/../visits.json" "$@" -t json 2>/dev/null |
        jq -r --arg options "$*" \
            '"\($options): \(.events | length) | \([.events[].id, "|", .relations[].id] | join(" "))"'
}
