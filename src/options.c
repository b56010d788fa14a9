#include "options.h"

#include "graph/query/select.h"

#define READS    TL_USE_READ
#define WRITES   TL_USE_WRITE
#define CHOOSES  TL_USE_CHOOSE
#define CHECKS   TL_USE_CHECK
#define PRINTS   TL_USE_PRINT
#define DIFFERS  TL_USE_DIFFER
#define PROPOSES TL_USE_PROPOSE
#define SELECTS  TL_USE_SELECT
#define COUNTS   TL_USE_COUNT
#define STARTS   TL_USE_START
#define MERGES   TL_USE_MERGE
#define ALWAYS   TL_USE_ALWAYS

const struct tl_command_info tl_commands[TL_COMMANDS] = {
    [TL_COMMAND_EXPORT] = {"export", "[INPUT...] -t FORMAT | -o FILE...",
                           "read the inputs once and write all outputs",
                           READS | WRITES | CHOOSES | SELECTS},
    [TL_COMMAND_CHECK] = {"check", "[INPUT...]", "list every problem and its position",
                          READS | CHECKS | PRINTS},
    [TL_COMMAND_STATS] = {"stats", "[INPUT...]", "count what a dataset contains",
                          READS | SELECTS | COUNTS | PRINTS},
    [TL_COMMAND_NAMES] = {"names", "[INPUT...]",
                          "list names that may be one, as a table for --names",
                          READS | PROPOSES},
    [TL_COMMAND_DIFF] = {"diff", "OLD NEW",
                         "list what changed between two versions, as text, json or csv",
                         READS | DIFFERS},
    [TL_COMMAND_MERGE] = {"merge", "INPUT...",
                          "make outputs of parts of a dataset those of the whole",
                          MERGES},
    [TL_COMMAND_FORMATS] = {"formats", "[MAPPING...]",
                            "list formats and mappings, or print a mapping", PRINTS},
    [TL_COMMAND_INIT] = {"init", "FOLDER", "write a table to start a dataset from",
                         STARTS},
    [TL_COMMAND_DEMO] = {"demo", "FOLDER",
                         "write the dataset @demo in the main formats",
                         WRITES | SELECTS},
};

#define IN(member)       offsetof(struct tl_options, member)
#define FLAG(member)     NULL, TL_OPTION_FLAG, IN(member)
#define TEXT(member)     TL_OPTION_TEXT, IN(member)
#define LIST(member)     TL_OPTION_LIST, IN(member)
#define NUMBER(member)   TL_OPTION_NUMBER, IN(member)
#define POSITIVE(member) TL_OPTION_POSITIVE, IN(member)
#define CHOICE(member)   TL_OPTION_CHOICE, IN(member)

const struct tl_option tl_option_table[] = {
    /* Reading. */
    {"from", 'f', "FORMAT", TEXT(load.from), READS, 0, "format of the inputs"},
    {"columns", 0, "KEY=COLUMN,...", LIST(load.columns), READS, 0,
     "which columns of an unrecognized table, or values of a record, hold what"},
    {"records", 0, "PATH", LIST(load.records), READS, 0,
     "where records are in JSON of other programs: '.objects[]' (repeatable)"},
    {"mapping", 0, "NAME|FILE", LIST(load.mappings), READS, 0,
     "the same from a file or a published mapping (repeatable)"},
    {"no-header", 0, FLAG(load.no_header), READS, 0,
     "the table has no header row; columns are numbers"},
    {"no-quotes", 0, FLAG(load.no_quotes), READS, 0,
     "quotation marks in tables are ordinary characters"},
    {"missing", 0, "TEXT,...", LIST(load.missing), READS, 0,
     "values treated as missing"},
    {"date-format", 0, "FORMAT", TEXT(load.date_format), READS, 0,
     "dates of tables: '%d/%m/%Y' as in strptime, 'year', 'words|text'"},
    {"decimal", 0, "SIGN", TEXT(load.decimal), READS, 0,
     "decimal sign of tables: ',' as in 1.234,5 or '.' as in 1,234.5"},
    {"delimiter", 0, "CHARACTER", TL_OPTION_DELIMITER, IN(load.delimiter),
     READS | WRITES | MERGES, 0,
     "delimiter of CSV: ',', ';', '|' or tab; to read, also space"},
    {"encoding", 0, "NAME", TEXT(load.encoding), READS, 0,
     "encoding of the inputs: utf-8, utf-16, latin-1, windows-1252, ..."},
    {"keep-addresses", 0, FLAG(load.keeps_addresses), READS, 0,
     "keep mail addresses of calendars and family trees"},
    {"hemisphere", 0, "north|south", CHOICE(load.south), READS | MERGES, 0,
     "hemisphere of the seasons 21 to 24"},
    {"conflicts", 0, "error|keep", CHOICE(load.keeps_conflicts), READS, 0,
     "values that differ for one id: an error, or kept as claims"},
    {"prefer", 0, "INPUT", LIST(load.preferred), READS, 0,
     "with --conflicts keep: the input whose values are used (repeatable)"},
    {"names", 0, "FILE", LIST(load.names), READS, 0,
     "replace names by a table, as 'tieline names' writes it (repeatable)"},
    {"skip-bad", 0, FLAG(skip_bad), READS, 0,
     "drop records with errors instead of stopping"},
    {"threads", 0, "N", POSITIVE(load.threads), READS | WRITES, 0,
     "number of threads; outputs do not depend on it"},

    /* Choosing outputs. */
    {"to", 't', "FORMAT", TEXT(to), CHOOSES | DIFFERS | COUNTS | MERGES, 0,
     "format of standard output"},
    {"output", 'o', "[FORMAT[@VIEW]:]FILE", LIST(outputs),
     CHOOSES | DIFFERS | PROPOSES | MERGES, 0, "write a file (repeatable)"},
    {"view", 0, "VIEW", TEXT(view), CHOOSES, 0, "network, actors, events or timeline"},

    /* Selecting. */
    {"since", 0, "DATE", TEXT(since_text), SELECTS, 0,
     "select what may fall on this date or later"},
    {"until", 0, "DATE", TEXT(until_text), SELECTS, 0,
     "select what may fall on this date or earlier"},
    {"certain", 0, FLAG(certain), SELECTS, 0,
     "with --since, --until: select only what must fall into that time"},
    {"any-claim", 0, FLAG(any_claim), SELECTS, 0,
     "select also what some source says is of that time, kind, role or place"},
    {"actor", 0, "NAME", LIST(actors), SELECTS, 0,
     "select what this actor takes part in (repeatable)"},
    {"with", 0, "NAME", LIST(with), SELECTS, 0,
     "select what all of these actors take part in together (repeatable)"},
    {"hops", 0, "N", NUMBER(hops), SELECTS, 0,
     "with --actor: select what happens among all actors within N steps"},
    {"kind", 0, "KIND", LIST(kinds), SELECTS, 0,
     "select events and relations of a kind (repeatable)"},
    {"actor-kind", 0, "KIND", LIST(actor_kinds), SELECTS, 0,
     "select what actors of a kind take part in (repeatable)"},
    {"role", 0, "ROLE", LIST(roles), SELECTS, 0,
     "select where somebody, or who --actor or --with names, has a role (repeatable)"},
    {"place", 0, "PLACE", LIST(places), SELECTS, 0,
     "select what happens at a place; 'Mos*' is a pattern (repeatable)"},
    {"reference", 0, "NAME", LIST(references), SELECTS, 0,
     "select what cites a reference (repeatable)"},
    {"status", 0, "STATUS", TL_OPTION_STATUSES, IN(statuses), SELECTS, 0,
     "select stated, inferred, assessed, disputed, denied or uncited (repeatable)"},
    {"where", 0, "KEY=VALUE", LIST(where), SELECTS, 0,
     "select by a field or attribute; actor.KEY: of a participant (repeatable)"},
    {"match", 0, "TEXT", LIST(matches), SELECTS, 0,
     "select by title, description, place or name that contains a text (repeatable)"},
    {"not-actor", 0, "NAME", LIST(not_actors), SELECTS, 0,
     "drop what this actor takes part in (repeatable)"},
    {"not-kind", 0, "KIND", LIST(not_kinds), SELECTS, 0,
     "drop events and relations of a kind (repeatable)"},
    {"not-actor-kind", 0, "KIND", LIST(not_actor_kinds), SELECTS, 0,
     "drop what actors of a kind take part in (repeatable)"},
    {"not-role", 0, "ROLE", LIST(not_roles), SELECTS, 0,
     "drop where somebody, or who --actor or --with names, has a role (repeatable)"},
    {"not-place", 0, "PLACE", LIST(not_places), SELECTS, 0,
     "drop what happens at a place (repeatable)"},
    {"not-reference", 0, "NAME", LIST(not_references), SELECTS, 0,
     "drop what cites a reference (repeatable)"},
    {"not-status", 0, "STATUS", TL_OPTION_STATUSES, IN(not_statuses), SELECTS, 0,
     "drop stated, inferred, assessed, disputed, denied or uncited (repeatable)"},
    {"top", 0, "N", POSITIVE(top), WRITES, TL_SCOPE_NETWORK,
     "the N strongest edges of a network"},
    {"min-weight", 0, "WEIGHT", TL_OPTION_WEIGHT, IN(min_weight), WRITES,
     TL_SCOPE_NETWORK, "edges of at least this weight"},
    {"max-pairs", 0, "N", NUMBER(max_pairs), WRITES | COUNTS, TL_SCOPE_ACTORS,
     "tie no actors by events with more than N participants (1000)"},
    {"ties", 0, "kind|pair|pair,undirected", TL_OPTION_WORD, IN(ties), WRITES,
     TL_SCOPE_ACTORS, "tie two actors once a kind and direction, a direction, or once"},
    {"group", 0, "kind|member_of|KEY", TEXT(group), WRITES, TL_SCOPE_ACTORS,
     "tie groups of actors: those with one kind, or one value of an attribute"},
    {"ceiling", 0, "NAME=N", LIST(ceilings), WRITES | COUNTS, 0,
     "another limit: pairs=N of participants, periods=N of time (repeatable)"},
    {"each", 0, "UNIT", TL_OPTION_UNIT, IN(each), CHOOSES | COUNTS, TL_SCOPE_ACTORS,
     "ties, or counts, of each day, week, month, quarter, year or decade"},

    {"partition", 0, "time:N", TEXT(partition), CHOOSES, 0,
     "divide into N shards, -o tables:NAME-{shard}, whose outputs can be merged"},

    /* Writing. */
    {"evidence", 0, "N", POSITIVE(style.evidence), WRITES | MERGES, TL_SCOPE_EVIDENCE,
     "list at most N events and references of an edge; all are counted"},
    {"evidence-dates", 0, FLAG(style.evidence_dates), WRITES | MERGES, TL_SCOPE_TIES,
     "add to edge lists what 'tieline merge' needs: dates and weights of events"},
    {"csv-raw", 0, FLAG(style.csv_raw), WRITES | DIFFERS | PROPOSES | MERGES,
     TL_SCOPE_SHEET, "CSV without the guard against formulas"},
    {"bom", 0, FLAG(style.bom), WRITES | DIFFERS | PROPOSES | MERGES, TL_SCOPE_SHEET,
     "CSV with a byte order mark, by which Excel recognizes UTF-8"},
    {"links", 0, FLAG(style.links), CHOOSES, TL_SCOPE_NODELINK,
     "call the edges of nodelink links, for D3 and old NetworkX"},
    {"lanes", 0, "actor|kind", CHOICE(by_kind), WRITES, TL_SCOPE_DRAWN_TIMELINE,
     "columns of a drawn timeline"},
    {"lang", 0, "CODE", TL_OPTION_LANGUAGE, IN(style.language), WRITES, TL_SCOPE_WORDS,
     "language of the words in pictures and pages: en, de …"},
    {"theme", 0, "light|dark|auto", TL_OPTION_WORD, IN(style.theme), WRITES,
     TL_SCOPE_DIAGRAM, "background of diagrams; auto: an SVG follows the browser"},
    {"title", 0, "TEXT", TEXT(style.title), WRITES, TL_SCOPE_DIAGRAM,
     "title of diagrams, instead of the dataset's"},
    {"size", 0, "A4|WxH", TL_OPTION_PAPER, IN(style.paper), WRITES, TL_SCOPE_PICTURE,
     "fit pictures on a page, in millimetres"},
    {"all", 0, FLAG(all), WRITES, TL_SCOPE_PICTURE,
     "pictures show everything, however large they become"},
    {"verbose", 'v', FLAG(verbose), WRITES, 0,
     "also say what a format never holds, such as attributes in pictures"},
    {"strict", 0, FLAG(strict), WRITES, 0, "fail if a format cannot hold something"},

    /* Merging. */
    {"disjoint", 0, FLAG(disjoint), MERGES, 0,
     "no event is in two edge lists, so that not all evidence has to be listed"},
    {"temp", 0, "FOLDER", TEXT(temp), MERGES, 0,
     "where temporary files go ($TMPDIR or /tmp)"},

    /* Others. */
    {"claims", 0, FLAG(claims), CHECKS, 0,
     "list what sources say other than what is used"},
    {"list-rules", 0, FLAG(list_rules), CHECKS, 0,
     "print the rules that problems are reported by"},
    {"tables", 0, FLAG(tables), STARTS, 0,
     "write the tables of actors, relations, references and so on, too"},
    {"json", 0, FLAG(json), PRINTS, 0, "print as JSON"},
    {"help", 'h', FLAG(help), ALWAYS, 0, "print this help"},
    {"version", 'V', FLAG(version), ALWAYS, 0, "print the version"},
    {.name = NULL},
};

_Static_assert(sizeof tl_option_table / sizeof *tl_option_table <= TL_OPTIONS_MAX + 1,
               "a mark for each option in tl_options.given");

const struct tl_ceiling tl_ceilings[] = {
    {"pairs", IN(max_pairs), TL_MAX_PAIRS, NULL, "max-pairs",
     "participants of an event that ties each two of them"},
    {"periods", IN(max_periods), 1000, "each", NULL,
     "periods from the first to the last"},
    {NULL, 0, 0, NULL, NULL, NULL},
};

const struct tl_synonym tl_command_synonyms[] = {
    {"validate", "check"}, {"lint", "check"},    {"verify", "check"},
    {"convert", "export"}, {"write", "export"},  {"draw", "export"},
    {"render", "export"},  {"plot", "export"},   {"graph", "export"},
    {"info", "stats"},     {"summary", "stats"}, {"count", "stats"},
    {"combine", "merge"},  {"join", "merge"},    {"reduce", "merge"},
    {"concat", "merge"},   {"unite", "merge"},   {"compare", "diff"},
    {"changes", "diff"},   {"list", "formats"},  {"mappings", "formats"},
    {"new", "init"},       {"create", "init"},   {"example", "demo"},
    {NULL, NULL},
};

const struct tl_synonym tl_option_synonyms[] = {
    {"limit", "top"},
    {"max", "top"},
    {"head", "top"},
    {"format", "to"},
    {"out", "output"},
    {"input-format", "from"},
    {"after", "since"},
    {"start", "since"},
    {"before", "until"},
    {"end", "until"},
    {"who", "actor"},
    {"person", "actor"},
    {"exclude", "not-actor"},
    {"without", "not-actor"},
    {"together", "with"},
    {"location", "place"},
    {"source", "reference"},
    {"search", "match"},
    {"grep", "match"},
    {"filter", "where"},
    {"attribute", "where"},
    {"type", "kind"},
    {"depth", "hops"},
    {"per", "each"},
    {"by", "group"},
    {"limits", "ceiling"},
    {"distance", "hops"},
    {"separator", "delimiter"},
    {"sep", "delimiter"},
    {"charset", "encoding"},
    {"na", "missing"},
    {"jobs", "threads"},
    {"color", "theme"},
    {"dark", "theme"},
    {"weight", "min-weight"},
    {"merge", "ties"},
    {NULL, NULL},
};
