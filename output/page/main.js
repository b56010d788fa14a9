/* The page: what is chosen and filtered, and what follows from it in each view. The state
 * is { filter, choice, view, rows }; a choice is { type: actor, event or pair, items }. */
import { makeData } from './data.js';
import { button, byId, make, replace } from './dom.js';
import { boundText, parseBound } from './day.js';
import { EVER, isCounted, NEVER } from './date.js';
import { Facets } from './facets.js';
import { isFiltered, noFilter, passThrough } from './filter.js';
import { readFragment, VIEWS, writeFragment } from './fragment.js';
import { Histogram } from './histogram.js';
import { kindsBy, Look, networkLegend, showLegend, timelineLegend } from './look.js';
import { Network, pairTies } from './network.js';
import { showTip, startHistogram, startNetwork, startTimeline } from './panes.js';
import { isBetween, Panel } from './panel.js';
import { CanvasPen, Ruler } from './pen.js';
import { makePrint } from './print.js';
import { startSearch } from './search.js';
import { startMenus, startShare } from './share.js';
import { Table } from './table.js';
import { ACTORS, counted, countedOf, digits, EVENTS, fill, SOURCES, TIES } from './text.js';
import { makeTies } from './ties.js';
import { GROUPINGS, Timeline } from './timeline.js';

const CANVASES = ['timeline', 'histogram', 'network'];
const MOST_UNDATED = 500;
const MOST_ADDED = 20;

class App {
    constructor(data, title) {
        this.data = data;
        this.title = title;
        this.prefersDark = matchMedia('(prefers-color-scheme: dark)');
        this.isPhone = matchMedia('(max-width: 760px)');
        this.ruler = new Ruler();
        this.look = new Look(data, this.prefersDark.matches);
        this.timeline = new Timeline(this.ruler, data);
        this.histogram = new Histogram();
        this.network = new Network(this.ruler);
        this.kindOrder = new Map(kindsBy(data.events).map((kind, i) => [kind || phrases.kindless, i]));
        this.pending = new Set();
        this.pointed = null;
    }

    start() {
        const { data } = this;
        const choose = (...items) => this.choose(...items);
        this.look.apply();
        byId('title').textContent = this.title;
        byId('app').hidden = false;
        this.panel = new Panel(data, choose, this.look);
        this.facets = new Facets(data, byId('facets'), (name, value, isOn) => this.toggleFacet(name, value, isOn));
        this.table = new Table(data, byId('table-place'), choose);
        startMenus();
        startSearch(data, byId('search'), byId('hits'), choose);
        startShare(this);
        startTimeline(this);
        startHistogram(this);
        startNetwork(this);
        this.startControls();
        this.scaleHistogram();
        this.goTo();
        addEventListener('popstate', () => this.goTo());
        addEventListener('beforeprint', () => makePrint(this, byId('print')));
        addEventListener('afterprint', () => replace(byId('print')));
        matchMedia('print').addEventListener('change', ({ matches }) => matches && makePrint(this, byId('print')));
        this.prefersDark.addEventListener('change', ({ matches }) => {
            this.look.set(matches);
            this.look.apply();
            this.apply();
        });
        this.isPhone.addEventListener('change', () => this.apply());
        const observer = new ResizeObserver(() => {
            this.showLegends();
            this.redraw(...CANVASES);
        });
        for (const view of CANVASES)
            observer.observe(byId(`${view}-frame`));
    }

    startControls() {
        for (const [view, name] of Object.entries(VIEWS))
            byId('views').append(button(() => this.set({ view }), { 'data-view': view }, name));
        for (const [rows, { title }] of Object.entries(GROUPINGS))
            byId('rows').append(make('option', { value: rows }, title));
        byId('rows').addEventListener('change', ({ target }) => this.set({ rows: target.value }));
        for (const id of ['since', 'until'])
            byId(id).addEventListener('change', ({ target }) => this.setBound(id, target));
        byId('clear').addEventListener('click', () => this.set({ filter: noFilter(), choice: null }));
        byId('back').addEventListener('click', () => this.choose());
        byId('show-filters').addEventListener('click', ({ target }) =>
            target.setAttribute('aria-expanded', byId('tools').classList.toggle('open')));
        byId('scaled-label').hidden = !this.data.axis?.gaps.length;
        byId('scaled').addEventListener('change', ({ target }) => {
            this.timeline.setScaled(target.checked);
            this.scaleHistogram();
            this.redraw('timeline', 'histogram');
        });
        document.addEventListener('keydown', ({ key }) => {
            if (key === 'Escape')
                this.choose();
        });
    }

    /* --- State --- */

    goTo() {
        this.state = readFragment(this.data, location.hash);
        this.applyFilter();
        this.apply();
        const { unknown } = this.state;
        this.say(unknown.length > 0 && fill(phrases.unknown_names, unknown.join(', ')));
    }

    set(changes) {
        const here = location.pathname + location.search;
        Object.assign(this.state, changes);
        if (changes.filter)
            this.applyFilter();
        this.apply();
        const address = writeFragment(this.state) || here;
        if (address !== (location.hash || here))
            history.pushState(null, '', address);
        this.say();
    }

    setFilter(changes) {
        this.set({ filter: { ...this.state.filter, ...changes } });
    }

    toggleFacet(name, value, isOn) {
        const values = new Set(this.state.filter[name]);
        values[isOn ? 'add' : 'delete'](value);
        this.setFilter({ [name]: values });
    }

    setBound(id, field) {
        const day = field.value.trim() ? parseBound(field.value, id === 'until') : noFilter()[id];
        field.setAttribute('aria-invalid', Number.isNaN(day));
        if (Number.isNaN(day))
            this.say(phrases.expected_date);
        else
            this.setFilter({ [id]: day });
    }

    /* The window that is set, or null. */
    get window() {
        const { since, until } = this.dragged ?? this.state.filter;
        return since !== EVER || until !== NEVER ? { since, until } : null;
    }

    /* Chooses an item, two actors, or nothing. */
    choose(item, other) {
        if (!item && !this.state.choice)
            return;
        this.set({ choice: !item ? null : other ? { type: 'pair', items: [item, other] } : { type: item.type, items: [item] } });
        showTip(null, []);
        byId('live').textContent = !item ? phrases.nothing_chosen : other ? fill(phrases.both_chosen, item.name, other.name) : fill(phrases.chosen, item.name);
        byId('panel').scrollTop = 0;
        if (item && this.isPhone.matches)
            byId('panel').scrollIntoView();
        if (item)
            byId('panel-content').querySelector('h2').focus({ preventScroll: true });
    }

    say(text) {
        byId('notice').hidden = !text;
        byId('notice').textContent = text || '';
    }

    /* --- What follows from the state --- */

    /* The strip shows what passes the filter but for its window. */
    applyFilter() {
        const { data, timeline, network } = this;
        const { filter } = this.state;
        this.isFiltered = isFiltered(filter);
        this.passing = passThrough(data, filter);
        this.foundTies = null;
        this.foundPairs = null;
        timeline.setPassing(this.passing.events);
        const { events } = passThrough(data, { ...filter, since: EVER, until: NEVER });
        this.histogram.setEntries(timeline.all.filter(({ event }) => events.has(event)));
        if (network.isReady)
            network.setPassing(this.passing, this.pairs);
    }

    /* The ties that pass the filter, those of the file, and the former by pairs of actors:
     * found when they are first wanted, so that the timeline is there before. */
    get ties() {
        this.foundTies ??= makeTies(this.data, this.passing, this.state.filter);
        return this.foundTies;
    }

    get allTies() {
        this.foundAllTies ??= this.isFiltered ? makeTies(this.data, passThrough(this.data, noFilter()), noFilter()) : this.ties;
        return this.foundAllTies;
    }

    get pairs() {
        this.foundPairs ??= pairTies(this.ties);
        return this.foundPairs;
    }

    apply() {
        const { choice, rows } = this.state;
        this.timeline.grouping = GROUPINGS[rows];
        this.timeline.wanted = new Set(choice?.items.map(({ name }) => name));
        this.timeline.isStale = true;
        this.showCounts();
        this.showView();
        this.showPanel();
        this.showChoice();
        this.showTable();
        this.showLegends();
        this.redraw(...CANVASES);
    }

    showCounts() {
        const { passing } = this;
        const { filter } = this.state;
        const { undated } = this;
        byId('counts').textContent = this.countsText();
        byId('undated').hidden = undated.length === 0;
        byId('undated').querySelector('summary').textContent = counted(phrases.undated_count, undated.length);
        replace(byId('undated').querySelector('ul'), undated.slice(0, MOST_UNDATED).map((event) => make('li', this.panel.item(event))),
            undated.length > MOST_UNDATED && make('li', counted(phrases.in_table, undated.length - MOST_UNDATED)));
        this.facets.update(filter, passing.events, this.isFiltered);
        for (const id of ['since', 'until']) {
            byId(id).value = isCounted(filter[id]) ? boundText(filter[id]) : '';
            byId(id).removeAttribute('aria-invalid');
        }
        byId('clear').disabled = !this.isFiltered && !this.state.choice;
    }

    get undated() {
        return [...this.passing.events].filter(({ date }) => !date || !isCounted(date.at));
    }

    countsText() {
        const { data, passing, isFiltered, undated } = this;
        return [countedOf(EVENTS, passing.events.size, data.events.length, isFiltered), isFiltered && undated.length > 0 && counted(phrases.of_them_undated, undated.length),
            countedOf(ACTORS, passing.actors.size, data.actors.length, isFiltered),
            countedOf(SOURCES, passing.sources.size, data.references.size, isFiltered)].filter(Boolean).join(', ');
    }

    showView() {
        const { view, rows } = this.state;
        const isPhone = this.isPhone.matches;
        const shown = view === 'both' && isPhone ? 'timeline' : view;
        byId('main').dataset.view = shown;
        byId('timeline-pane').hidden = shown !== 'both' && shown !== 'timeline';
        byId('network-pane').hidden = shown !== 'both' && shown !== 'network';
        byId('table-pane').hidden = shown !== 'table' && shown !== 'ties';
        for (const tab of byId('views').children) {
            tab.setAttribute('aria-pressed', tab.dataset.view === shown);
            tab.hidden = isPhone && tab.dataset.view === 'both';
        }
        byId('rows').value = rows;
        this.showNote();
    }

    showNote() {
        const { network } = this;
        const isWhole = network.nodes.length >= this.data.actors.length;
        byId('network-note').textContent = !network.isReady ? '' : isWhole ? this.networkNote(network) : fill(phrases.choose_actor, this.networkNote(network));
    }

    showPanel() {
        const { choice } = this.state;
        replace(byId('panel-content'), this.panel[choice?.type ?? 'about'](...(!choice ? [] : choice.type === 'pair' ? [choice.items] : choice.items), this));
        byId('back').hidden = !choice;
    }

    /* What stays in colour, and is drawn, because of what is chosen. */
    showChoice() {
        const { type, items: [item, other] = [] } = this.state.choice ?? {};
        const of = !type || type === 'event' ? [] : this.ties.filter((tie) => other ? isBetween(tie, item, other) : tie.source === item || tie.target === item);
        this.keptEvents = type && new Set(type === 'event' ? [item] : other ? of.flatMap(({ events }) => events) : item.events);
        this.keptActors = type && new Set(type === 'event' ? item.parts.map(({ actor }) => actor)
            : [item, other ?? item, ...of.flatMap(({ source, target }) => [source, target])]);
        if (type === 'event')
            this.timeline.reveal(item);
        if (!this.network.isReady)
            return;
        this.addChosen(this.network);
        this.network.reveal(type === 'event' ? null : item);
    }

    addChosen(network) {
        const { type, items = [] } = this.state.choice ?? {};
        for (const actor of type === 'event' ? [...this.keptActors].slice(0, MOST_ADDED) : items)
            network.addAround(actor);
    }

    showTable() {
        const { view, choice } = this.state;
        if (view === 'table')
            this.table.show('event', [...this.passing.events], (event) => choice && !this.keptEvents.has(event), choice?.items[0],
                countedOf(EVENTS, this.passing.events.size, this.data.events.length, this.isFiltered));
        else if (view === 'ties')
            this.table.show('tie', this.ties, (tie) => choice && !this.isOfChoice(tie), null,
                countedOf(TIES, this.ties.length, this.allTies.length, this.isFiltered));
    }

    isOfChoice({ source, target }) {
        const { type, items: [item] } = this.state.choice;
        return type === 'actor' ? source === item || target === item : this.keptActors.has(source) && this.keptActors.has(target);
    }

    /* What is drawn of a network, and what is not. */
    networkNote(network) {
        const { data } = this;
        const all = countedOf(TIES, this.ties.length, this.allTies.length, this.isFiltered);
        const drawn = network.nodes.length;
        if (drawn >= data.actors.length)
            return counted(phrases.ties_between, new Set(this.ties.flatMap(({ source, target }) => [source, target])).size, all);
        const shown = network.lines.reduce((sum, line) => sum + line.ties.length, 0);
        return fill(phrases.ties_drawn, digits(shown), all, counted(phrases.actors_of, data.actors.length, digits(drawn)));
    }

    /* --- Drawing --- */

    redraw(...views) {
        if (this.pending.size === 0)
            requestAnimationFrame(() => this.drawPending());
        for (const view of views)
            this.pending.add(view);
    }

    /* The network is laid out after the timeline is on the screen. */
    drawPending() {
        const pending = [...this.pending];
        this.pending.clear();
        for (const view of pending)
            if (view === 'network' && !this.isShown)
                setTimeout(() => this.redraw(view));
            else
                this.draw(view);
        this.isShown = true;
    }

    draw(name) {
        const { clientWidth: width, clientHeight: height } = byId(`${name}-frame`);
        const canvas = byId(name);
        if (width === 0 || height === 0)
            return;
        if (name === 'network')
            this.readyNetwork(width, height);
        const view = this[name];
        if (view.width !== width || view.height !== height)
            view.setSize(width, height);
        view.draw(new CanvasPen(canvas, width, height), this.lookOf(name));
        if (name === 'timeline')
            this.showBeyond(canvas);
        else if (name === 'network')
            canvas.setAttribute('aria-label', fill(phrases.keys, phrases.network, counted(phrases.actors, view.nodes.length)));
    }

    /* Begins the network when it is first wanted. */
    readyNetwork(width = 900, height = 600) {
        if (!this.network.isReady) {
            this.makeNetwork({ width, height }, this.network);
            this.network.setSize(width, height);
            this.showChoice();
            this.showLegends();
            this.showNote();
        }
        return this.network;
    }

    makeNetwork(frame, network = new Network(this.ruler)) {
        network.begin(this.data, pairTies(this.allTies), frame);
        network.setPassing(this.passing, this.pairs);
        this.addChosen(network);
        return network;
    }

    /* The buttons that say how many events are beyond what is shown. */
    showBeyond(canvas) {
        const { timeline } = this;
        canvas.setAttribute('aria-label', fill(phrases.keys, phrases.view_timeline, countedOf([phrases.dated, phrases.dated_of], timeline.entries.length, timeline.all.length, this.isFiltered)));
        const { earlier, later } = timeline.countBeyond();
        byId('earlier').hidden = earlier === 0;
        byId('earlier').textContent = counted(phrases.earlier, earlier);
        byId('later').hidden = later === 0;
        byId('later').textContent = counted(phrases.later, later);
    }

    /* How a view is drawn: its theme and colours, what stays in colour (null: all), what is
     * chosen and pointed at. */
    lookOf(name, look = this.look) {
        const { pointed, timeline: { scale } } = this;
        const { type, items: [chosen] = [] } = this.state.choice ?? {};
        if (name === 'histogram')
            return { theme: look.theme, window: this.window, view: scale && [scale.dayAt(scale.view.start), scale.dayAt(scale.view.end)] };
        if (name === 'timeline')
            return { theme: look.theme, colourOf: (kind) => look.colourOf('event', kind === phrases.kindless ? '' : kind),
                kindOrder: (kind) => this.kindOrder.get(kind), kept: this.keptEvents, chosen, pointed };
        const centre = !type && pointed?.type === 'actor' ? pointed : type === 'actor' && chosen;
        const kept = centre && !type ? this.network.around(centre) : this.keptActors;
        return { theme: look.theme, colourOf: (kind) => look.colourOf('actor', kind), kept, chosen, pointed, isKeptLine: ({ a, b }) => centre
            ? a.actor === centre || b.actor === centre : kept.has(a.actor) && kept.has(b.actor) };
    }

    point(item) {
        const before = this.pointed;
        this.pointed = item;
        if (item !== before)
            this.redraw(...[item, before].filter(Boolean).map(({ type }) => type === 'event' ? 'timeline' : 'network'));
    }

    showLegends() {
        showLegend(byId('timeline-legend'), timelineLegend(this.look, this.timeline.all));
        if (this.network.isReady)
            showLegend(byId('network-legend'), networkLegend(this.look, this.network.nodes, this.network.lines));
    }

    scaleHistogram() {
        if (this.timeline.scale)
            this.histogram.useScale(this.timeline.scale);
    }
}

new App(makeData(JSON.parse(byId('data').textContent)), document.title).start();
