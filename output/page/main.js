/* The page: what is chosen and filtered, and what follows from it in each view. The state
 * is { filter, choice, view, rows }; a choice is { type: actor, event or pair, items }. */
import { dateLabel, makeData } from './data.js';
import { byId, counted, countedOf, dataText, make, replace } from './dom.js';
import { boundText, parseBound } from './day.js';
import { EVER, NEVER } from './date.js';
import { csvBlob, download, eventsCsv, svgBlob, tiesCsv } from './export.js';
import { Facets } from './facets.js';
import { isFiltered, noFilter, passThrough } from './filter.js';
import { commandOf, readFragment, writeFragment } from './fragment.js';
import { listen } from './gestures.js';
import { Histogram } from './histogram.js';
import { kindsBy, Look, networkLegend, timelineLegend } from './look.js';
import { Network, pairTies } from './network.js';
import { describeTies, Panel, round } from './panel.js';
import { CanvasPen, Ruler } from './pen.js';
import { makePrint, networkSvg, timelineSvg } from './print.js';
import { startSearch } from './search.js';
import { Table } from './table.js';
import { makeTies } from './ties.js';
import { GROUPINGS, Timeline } from './timeline.js';

const VIEW_NAMES = { both: 'Both', timeline: 'Timeline', network: 'Network', table: 'Events', ties: 'Ties' };
const PREFERS_DARK = matchMedia('(prefers-color-scheme: dark)');
const IS_PHONE = matchMedia('(max-width: 760px)');

class App {
    constructor(data) {
        this.data = data;
        this.ruler = new Ruler();
        this.look = new Look(data, PREFERS_DARK.matches);
        this.timeline = new Timeline(this.ruler);
        this.timeline.setEvents(data.events, data.axis);
        this.histogram = new Histogram();
        this.network = new Network(this.ruler);
        this.kindOrder = new Map(kindsBy(data.events).map((kind, i) => [kind || 'no kind', i]));
        this.pending = new Set();
        this.pointed = null;
    }

    start() {
        const { data } = this;
        document.title = data.title || 'Timeline and network';
        byId('title').textContent = document.title;
        byId('app').hidden = false;
        this.panel = new Panel(data, (...items) => this.choose(...items), this.look);
        this.facets = new Facets(data, byId('facets'), (name, value, isOn) => this.toggleFacet(name, value, isOn));
        this.table = new Table(data, byId('table-place'), (item) => this.choose(item));
        startSearch(data, byId('search'), byId('hits'), (item) => this.choose(item));
        this.startControls();
        this.startTimeline();
        this.startHistogram();
        this.startNetwork();
        this.startKeys();
        this.startPrint();
        this.state = readFragment(data, location.hash);
        this.applyFilter();
        this.watchSize();
        this.apply();
        this.say(this.state.unknown);
        addEventListener('popstate', () => this.goTo(location.hash));
        PREFERS_DARK.addEventListener('change', () => this.setDark());
        IS_PHONE.addEventListener('change', () => this.apply());
    }

    /* --- State --- */

    goTo(hash) {
        this.state = readFragment(this.data, hash);
        this.applyFilter();
        this.apply();
        this.say(this.state.unknown);
    }

    set(changes) {
        const before = this.state;
        this.state = { ...before, ...changes };
        if (changes.filter)
            this.applyFilter();
        this.apply();
        const address = writeFragment(this.state) || location.pathname + location.search;
        if (address !== (location.hash || location.pathname + location.search))
            history.pushState(null, '', address);
        this.say([]);
    }

    setFilter(changes) {
        this.set({ filter: { ...this.state.filter, ...changes } });
    }

    toggleFacet(name, value, isOn) {
        const values = new Set(this.state.filter[name]);
        if (isOn)
            values.add(value);
        else
            values.delete(value);
        this.setFilter({ [name]: values });
    }

    choose(item, other) {
        const choice = !item ? null : other ? { type: 'pair', items: [item, other] } : { type: item.type, items: [item] };
        this.set({ choice });
        this.tell(!item ? 'Nothing is chosen.' : other ? `${item.name} and ${other.name} are chosen.` : `${item.name} is chosen.`);
        byId('panel').scrollTop = 0;
        if (item && IS_PHONE.matches)
            byId('panel').scrollIntoView();
        if (item)
            byId('panel-content').querySelector('h2')?.focus({ preventScroll: true });
    }

    /* What is unknown in a fragment. */
    say(unknown) {
        byId('notice').hidden = unknown.length === 0;
        byId('notice').textContent = unknown.length > 0 ? `The address names what is not in this file: ${unknown.join(', ')}` : '';
    }

    tell(text) {
        byId('live').textContent = text;
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
        if (this.hasNetwork)
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
        const { choice, rows, view } = this.state;
        this.timeline.grouping = GROUPINGS[rows];
        this.timeline.wanted = new Set(choice?.items.map(({ name }) => name));
        this.timeline.isStale = true;
        this.showCounts();
        this.showView(view);
        this.showFields();
        this.showPanel();
        this.showChoice();
        this.showTable();
        this.redraw('timeline', 'histogram', 'network');
    }

    showChoice() {
        const { choice } = this.state;
        const [item, other] = choice?.items ?? [];
        this.keptEvents = null;
        this.keptActors = null;
        if (choice?.type === 'event') {
            this.keptEvents = new Set([item]);
            this.keptActors = new Set(item.parts.map(({ actor }) => actor));
        } else if (choice?.type === 'pair') {
            this.keptEvents = new Set(this.tiesBetween(item, other).flatMap(({ events }) => events));
            this.keptActors = new Set([item, other]);
        } else if (choice) {
            this.keptEvents = new Set(item.events);
            this.keptActors = new Set([item, ...this.ties.filter(({ source, target }) => source === item || target === item)
                .flatMap(({ source, target }) => [source, target])]);
        }
        if (choice && this.hasNetwork)
            this.revealChoice(choice);
    }

    tiesBetween(one, other) {
        return this.ties.filter(({ source, target }) => (source === one && target === other) || (source === other && target === one));
    }

    revealChoice({ type, items }) {
        const actors = type === 'event' ? [...this.keptActors].slice(0, 20) : items;
        for (const actor of actors)
            this.network.addAround(actor);
        if (type === 'event')
            this.timeline.reveal(items[0]);
        else
            this.network.reveal(items[0]);
    }

    countsText() {
        const { data, passing } = this;
        const all = [[passing.events.size, data.events.length, 'event'], [passing.actors.size, data.actors.length, 'actor'],
            [passing.sources.size, data.references.size, 'source']];
        return all.map(([count, whole, noun]) => countedOf(count, whole, noun, this.isFiltered)).join(', ');
    }

    undated() {
        return [...this.passing.events].filter(({ date }) => !date || !Number.isFinite(date.at));
    }

    showCounts() {
        const undated = this.undated();
        byId('counts').textContent = this.countsText() + (this.isFiltered && undated.length > 0 ? ` (${undated.length} of the events undated)` : '');
        byId('undated').hidden = undated.length === 0;
        byId('undated').querySelector('summary').textContent = `${undated.length} without a date`;
        const rows = undated.slice(0, 500).map((event) => make('li', {}, make('button', { type: 'button', class: 'item', dir: 'auto', on: {
            click: () => this.choose(event) } }, event.name)));
        const rest = undated.length > 500 ? make('li', { class: 'note' }, `${undated.length - 500} more are in the table`) : null;
        replace(byId('undated').querySelector('ul'), ...rows, rest);
        this.facets.update(this.state.filter, this.passing.events, this.isFiltered);
    }

    showView(view) {
        const shown = view === 'both' && IS_PHONE.matches ? 'timeline' : view;
        byId('main').dataset.view = shown;
        byId('timeline-pane').hidden = shown !== 'both' && shown !== 'timeline';
        byId('network-pane').hidden = shown !== 'both' && shown !== 'network';
        byId('table-pane').hidden = shown !== 'table' && shown !== 'ties';
        for (const button of byId('views').children) {
            button.setAttribute('aria-pressed', String(button.dataset.view === shown));
            button.hidden = IS_PHONE.matches && button.dataset.view === 'both';
        }
        byId('rows').value = this.state.rows;
    }

    showFields() {
        const { since, until } = this.state.filter;
        for (const [id, day] of [['since', since], ['until', until]]) {
            byId(id).value = Number.isFinite(day) ? boundText(day) : '';
            byId(id).removeAttribute('aria-invalid');
        }
        byId('clear').disabled = !this.isFiltered && !this.state.choice;
        byId('network-note').textContent = this.networkNote();
    }

    showPanel() {
        const { choice } = this.state;
        const content = !choice ? this.panel.about(this) : choice.type === 'pair' ? this.panel.pair(choice.items, this)
            : this.panel[choice.type](choice.items[0], this);
        replace(byId('panel-content'), ...content);
        byId('back').hidden = !choice;
    }

    showTable() {
        const { view, choice } = this.state;
        const events = [...this.passing.events];
        const isEvents = view !== 'ties';
        const caption = isEvents ? countedOf(events.length, this.data.events.length, 'event', this.isFiltered)
            : countedOf(this.ties.length, this.allTies.length, 'tie', this.isFiltered);
        if (view !== 'table' && view !== 'ties')
            return;
        this.table.show(isEvents ? 'event' : 'tie', isEvents ? events : this.ties, {
            isFaded: (item) => choice !== null && !this.isOfChoice(item),
            isChosen: (item) => item === choice?.items[0] }, caption);
    }

    isOfChoice(item) {
        const { type, items } = this.state.choice;
        if (item.type === 'event')
            return this.keptEvents.has(item);
        return type === 'actor' ? item.source === items[0] || item.target === items[0]
            : this.keptActors.has(item.source) && this.keptActors.has(item.target);
    }

    /* What is drawn of the network, and what is not. */
    networkNote() {
        if (!this.hasNetwork && !byId('network-pane').hidden)
            return '';
        const { network, ties, allTies, data } = this;
        const actors = new Set(ties.flatMap(({ source, target }) => [source, target]));
        const all = countedOf(ties.length, allTies.length, 'tie', this.isFiltered);
        const drawn = network.nodes.length;
        const hidden = data.actors.length - drawn;
        if (!this.hasNetwork || hidden <= 0)
            return `${all} between ${counted(actors.size, 'actor')}.`;
        const shown = network.lines.reduce((sum, line) => sum + line.ties.length, 0);
        return `${all}. Drawn are ${drawn} of ${counted(data.actors.length, 'actor')}, with ${shown} of these ties: the strongest of the file. Choose an actor to add its neighbours.`;
    }

    /* --- Drawing --- */

    redraw(...views) {
        if (this.pending.size === 0)
            requestAnimationFrame(() => this.drawPending());
        for (const view of views)
            this.pending.add(view);
    }

    drawPending() {
        const pending = [...this.pending];
        this.pending.clear();
        for (const view of pending)
            if (view === 'network' && !this.isLaidOut)
                setTimeout(() => this.redraw(view));
            else
                this.draw(view);
        this.isLaidOut = true;
    }

    draw(view) {
        const frame = byId(`${view}-frame`);
        const { clientWidth: width, clientHeight: height } = frame;
        if (width === 0 || height === 0)
            return;
        if (view === 'network' && !this.hasNetwork)
            this.beginNetwork(width, height);
        const it = this[view];
        if (it.width !== width || it.height !== height)
            it.setSize(width, height);
        const pen = new CanvasPen(byId(view), width, height);
        if (view === 'timeline')
            this.drawTimeline(pen);
        else if (view === 'network')
            this.drawNetwork(pen);
        else
            this.drawHistogram(pen);
    }

    beginNetwork(width, height) {
        this.network.begin(this.data, this.isFiltered ? pairTies(this.allTies) : this.pairs, Math.min(Math.max(width / height, 0.5), 2));
        this.hasNetwork = true;
        this.network.setPassing(this.passing, this.pairs);
        this.network.setSize(width, height);
        this.showChoice();
        byId('network-note').textContent = this.networkNote();
        replace(byId('network-legend'), ...networkLegend(this.look, this.network.nodes, this.network.lines));
    }

    timelineLook(look) {
        const { choice } = this.state;
        return { theme: look.theme, colourOf: (kind) => look.colourOf('event', kind === 'no kind' ? '' : kind),
            kindOrder: (kind) => this.kindOrder.get(kind), kept: this.keptEvents, chosen: choice?.type === 'event' ? choice.items[0] : null,
            pointed: this.pointed };
    }

    networkLook(look) {
        const { choice } = this.state;
        const isPointed = this.pointed?.type === 'actor' && !choice;
        const near = isPointed ? this.pointed : null;
        const kept = near ? new Set(this.network.lines.filter(({ a, b, ties }) => ties.length > 0 && (a.actor === near || b.actor === near))
            .flatMap(({ a, b }) => [a.actor, b.actor]).concat(near)) : this.keptActors;
        const centre = near ?? (choice?.type === 'actor' ? choice.items[0] : null);
        return { theme: look.theme, colourOf: (kind) => look.colourOf('actor', kind), kept, pointed: this.pointed,
            chosen: choice && choice.type !== 'event' ? choice.items[0] : null, isKeptLine: ({ a, b }) => centre
                ? a.actor === centre || b.actor === centre : kept.has(a.actor) && kept.has(b.actor) };
    }

    drawTimeline(pen) {
        this.timeline.draw(pen, this.timelineLook(this.look));
        const canvas = byId('timeline');
        canvas.setAttribute('aria-label', `Timeline: ${countedOf(this.timeline.entries.length, this.timeline.all.length, 'dated event', this.isFiltered)}. Arrow keys move, plus and minus zoom, Page Up and Page Down choose events, Escape goes back.`);
        const beyond = this.timeline.scale ? this.timeline.countBeyond() : { earlier: 0, later: 0 };
        byId('earlier').hidden = beyond.earlier === 0;
        byId('earlier').textContent = `◂ ${beyond.earlier} earlier`;
        byId('later').hidden = beyond.later === 0;
        byId('later').textContent = `${beyond.later} later ▸`;
    }

    drawNetwork(pen) {
        this.network.draw(pen, this.networkLook(this.look));
        byId('network').setAttribute('aria-label', `Network: ${counted(this.network.nodes.length, 'actor')}. Arrow keys move, plus and minus zoom, Page Up and Page Down choose actors, Escape goes back.`);
    }

    drawHistogram(pen) {
        const { scale } = this.timeline;
        if (!scale)
            return;
        const view = { from: scale.dayAt(scale.view.start), to: scale.dayAt(scale.view.end) };
        const { since, until } = this.dragged ?? this.state.filter;
        this.histogram.draw(pen, this.look.theme, view, since !== EVER || until !== NEVER ? { since, until } : null);
    }

    setDark() {
        this.look.set(PREFERS_DARK.matches);
        this.showLegends();
        this.apply();
    }

    showLegends() {
        replace(byId('timeline-legend'), ...timelineLegend(this.look, this.timeline.all));
        if (this.hasNetwork)
            replace(byId('network-legend'), ...networkLegend(this.look, this.network.nodes, this.network.lines));
    }

    /* --- Controls --- */

    startControls() {
        for (const [view, name] of Object.entries(VIEW_NAMES))
            byId('views').append(make('button', { type: 'button', 'data-view': view, on: { click: () => this.set({ view }) } }, name));
        for (const [rows, { title }] of Object.entries(GROUPINGS))
            byId('rows').append(make('option', { value: rows }, title));
        byId('rows').addEventListener('change', ({ target }) => this.set({ rows: target.value }));
        for (const id of ['since', 'until'])
            byId(id).addEventListener('change', ({ target }) => this.setBound(id, target));
        byId('clear').addEventListener('click', () => this.set({ filter: noFilter(), choice: null }));
        byId('back').addEventListener('click', () => this.choose(null));
        byId('show-filters').addEventListener('click', ({ target }) => {
            const isOpen = byId('tools').classList.toggle('open');
            target.setAttribute('aria-expanded', String(isOpen));
        });
        byId('scaled-label').hidden = !this.data.axis || this.data.axis.gaps.length === 0;
        byId('scaled').addEventListener('change', ({ target }) => {
            this.timeline.setScaled(target.checked);
            this.histogram.useScale(this.timeline.scale);
            this.histogram.setSize(this.histogram.width, this.histogram.height);
            this.redraw('timeline', 'histogram');
        });
        this.startShare();
        this.showLegends();
    }

    setBound(id, field) {
        const day = field.value.trim() === '' ? (id === 'since' ? EVER : NEVER) : parseBound(field.value, id === 'until');
        field.setAttribute('aria-invalid', String(Number.isNaN(day)));
        if (Number.isNaN(day))
            this.tell('Expected a date such as 2015, 2015-05, 2015-05-08 or 44 BCE.');
        else
            this.setFilter({ [id]: day });
    }

    startShare() {
        const name = (document.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase() || 'page').slice(0, 60);
        const actions = [
            ['Copy a link', () => this.copy(location.href, 'The link')],
            ['Copy the tieline command', () => this.copy(commandOf(this.state.filter, 'story.html'), 'The command')],
            ['Events as CSV', () => download(`${name}-events.csv`, csvBlob(eventsCsv([...this.passing.events])))],
            ['Ties as CSV', () => download(`${name}-ties.csv`, csvBlob(tiesCsv(this.ties)))],
            ['Timeline as SVG', () => download(`${name}-timeline.svg`, svgBlob(timelineSvg(this, 1200, 600).root))],
            ['Timeline as PNG', () => this.downloadPng('timeline', name)],
            ['Network as SVG', () => download(`${name}-network.svg`, svgBlob(networkSvg(this, 1200, 800)))],
            ['Network as PNG', () => this.downloadPng('network', name)],
            ['Print', () => print()],
        ];
        byId('share-list').append(...actions.map(([text, act]) => make('button', { type: 'button', on: { click: () => {
            byId('share').open = false;
            act();
        } } }, text)));
        const share = byId('share');
        share.addEventListener('keydown', (event) => {
            if (event.key !== 'Escape' || !share.open)
                return;
            share.open = false;
            share.querySelector('summary').focus();
            event.stopPropagation();
        });
        document.addEventListener('click', ({ target }) => {
            if (!share.contains(target))
                share.open = false;
        });
    }

    /* A view at twice its size, on the ground of the page. */
    downloadPng(view, name) {
        const [width, height] = view === 'timeline' ? [1200, 640] : [1200, 900];
        const canvas = document.createElement('canvas');
        const pen = new CanvasPen(canvas, width, height);
        pen.rect(0, 0, width, height, { fill: this.look.theme.paper });
        if (view === 'timeline') {
            const timeline = Object.assign(new Timeline(this.ruler), this.timeline);
            timeline.scale = timeline.scale && Object.assign(Object.create(Object.getPrototypeOf(timeline.scale)), timeline.scale, { width });
            timeline.setSize(width, height);
            timeline.draw(pen, this.timelineLook(this.look));
            this.timeline.isStale = true;
        } else {
            const network = Object.assign(new Network(this.ruler), this.network, { isMoved: false });
            network.setSize(width, height);
            network.draw(pen, this.networkLook(this.look));
        }
        canvas.toBlob((blob) => download(`${name}-${view}.png`, blob));
    }

    async copy(text, what) {
        try {
            await navigator.clipboard.writeText(text);
            this.tell(`${what} is on the clipboard.`);
            byId('notice').textContent = `${what} is on the clipboard: ${text}`;
        } catch {
            byId('notice').textContent = `${what}: ${text}`;
        }
        byId('notice').hidden = false;
    }

    zoomButtons(place, view, zoom, reset) {
        const make1 = (text, label, act) => make('button', { type: 'button', 'aria-label': label, title: label, on: { click: () => {
            act();
            this.redraw(view, 'histogram');
        } } }, text);
        place.append(make1('+', 'Zoom in', () => zoom(1 / 1.5)), make1('−', 'Zoom out', () => zoom(1.5)), make1('All', 'Show all', reset));
    }

    /* --- The views' gestures --- */

    startTimeline() {
        const { timeline } = this;
        const showAll = () => timeline.scale && timeline.change((scale) => scale.show(0, scale.length));
        const zoom = (factor) => timeline.scale && timeline.change((scale) => scale.zoomAt(timeline.width / 2, factor));
        const redraw = () => this.redraw('timeline', 'histogram');
        this.zoomButtons(byId('timeline-zoom'), 'timeline', zoom, showAll);
        for (const id of ['earlier', 'later'])
            byId(id).addEventListener('click', () => {
                showAll();
                redraw();
            });
        listen(byId('timeline'), {
            drag: (from, to, last) => {
                timeline.scale?.width && timeline.pan(last.x - to.x);
                redraw();
            },
            release: (isClick, { x, y }) => {
                timeline.isStale = true;
                if (isClick)
                    this.clickTimeline(x, y);
                redraw();
            },
            point: (place, event) => this.pointAtTimeline(place, event),
            zoom: ({ x }, factor, sideways) => {
                if (!timeline.scale)
                    return;
                timeline.change((scale) => Math.abs(sideways ?? 0) > 2 && factor === 1 ? scale.panBy(sideways) : scale.zoomAt(x, factor));
                redraw();
            },
        });
        byId('timeline').addEventListener('keydown', (event) => this.keyOnTimeline(event));
    }

    clickTimeline(x, y) {
        const event = this.timeline.eventAt(x, y);
        if (event)
            this.choose(event);
        else if (this.timeline.mode === 'counts' && this.timeline.scale)
            this.timeline.change((scale) => scale.zoomAt(x, 0.4));
        else if (this.state.choice)
            this.choose(null);
    }

    pointAtTimeline(place, event) {
        const found = place && this.timeline.eventAt(place.x, place.y);
        this.point(found ?? null);
        if (found)
            this.tip(event, [found.name, dateLabel(found)]);
        else if (place && this.timeline.mode === 'counts' && this.timeline.scale)
            this.tip(event, [this.timeline.dayTextAt(place.x), 'A click zooms in.']);
        else
            this.tip(null);
    }

    point(item) {
        if (item === this.pointed)
            return;
        const types = [item?.type, this.pointed?.type];
        this.pointed = item;
        this.redraw(...(types.includes('event') ? ['timeline'] : []), ...(types.includes('actor') ? ['network'] : []));
    }

    tip(event, lines) {
        const tip = byId('tip');
        tip.hidden = !event;
        if (!event)
            return;
        replace(tip, ...lines.filter(Boolean).map((line) => dataText(line, 'p')));
        const { width, height } = tip.getBoundingClientRect();
        tip.style.left = `${Math.min(event.clientX + 14, innerWidth - width - 8)}px`;
        tip.style.top = `${event.clientY + 18 + height > innerHeight ? event.clientY - height - 10 : event.clientY + 18}px`;
    }

    keyOnTimeline(event) {
        const { timeline } = this;
        const step = timeline.width / 6;
        const acts = { ArrowLeft: () => timeline.pan(-step), ArrowRight: () => timeline.pan(step),
            '+': () => timeline.change((scale) => scale.zoomAt(timeline.width / 2, 0.7)), '=': () => acts['+'](),
            '-': () => timeline.change((scale) => scale.zoomAt(timeline.width / 2, 1.4)),
            Home: () => timeline.change((scale) => scale.show(timeline.home.start, timeline.home.end)),
            PageDown: () => this.stepEvent(1), PageUp: () => this.stepEvent(-1) };
        if (!timeline.scale || !Object.hasOwn(acts, event.key) || event.ctrlKey || event.metaKey)
            return;
        event.preventDefault();
        acts[event.key]();
        timeline.isStale = true;
        this.redraw('timeline', 'histogram');
    }

    /* The next or previous event in time that is shown. */
    stepEvent(way) {
        const { entries } = this.timeline;
        const { choice } = this.state;
        const at = entries.findIndex(({ event }) => event === choice?.items[0]);
        const next = entries[at < 0 ? (way > 0 ? 0 : entries.length - 1) : at + way];
        if (!next)
            return;
        this.choose(next.event);
        byId('timeline').focus();
    }

    startHistogram() {
        const { histogram } = this;
        if (this.timeline.scale)
            histogram.useScale(this.timeline.scale);
        const windowOf = () => {
            const { since, until } = this.state.filter;
            return since !== EVER || until !== NEVER ? { since, until } : null;
        };
        let grip = 'new';
        listen(byId('histogram'), {
            press: ({ x }) => {
                grip = this.timeline.scale ? histogram.grip(x, windowOf()) : 'none';
            },
            drag: (from, to) => {
                if (grip === 'none')
                    return;
                this.dragged = histogram.dragged(grip, from.x, to.x, windowOf());
                byId('since').value = boundText(this.dragged.since);
                byId('until').value = boundText(this.dragged.until);
                this.redraw('histogram');
            },
            release: (isClick) => {
                const { dragged } = this;
                this.dragged = null;
                if (isClick)
                    this.setFilter({ since: EVER, until: NEVER });
                else if (dragged)
                    this.setFilter(dragged);
            },
        });
    }

    startNetwork() {
        const { network } = this;
        const zoom = (factor) => network.view && network.zoomAt(network.width / 2, network.height / 2, 1 / factor);
        this.zoomButtons(byId('network-zoom'), 'network', zoom, () => network.fit());
        listen(byId('network'), {
            drag: (from, to, last) => {
                if (network.view)
                    network.panBy(to.x - last.x, to.y - last.y);
                this.redraw('network');
            },
            release: (isClick, { x, y }) => {
                if (isClick && network.view)
                    this.clickNetwork(x, y);
            },
            point: (place, event) => this.pointAtNetwork(place, event),
            zoom: ({ x, y }, factor) => {
                if (network.view)
                    network.zoomAt(x, y, 1 / factor);
                this.redraw('network');
            },
        });
        byId('network').addEventListener('keydown', (event) => this.keyOnNetwork(event));
    }

    clickNetwork(x, y) {
        const actor = this.network.actorAt(x, y);
        const line = actor ? null : this.network.lineAt(x, y);
        if (actor)
            this.choose(actor);
        else if (line)
            this.choose(line.a.actor, line.b.actor);
        else if (this.state.choice)
            this.choose(null);
    }

    pointAtNetwork(place, event) {
        const actor = place && this.network.view && this.network.actorAt(place.x, place.y);
        const line = place && !actor && this.network.view && this.network.lineAt(place.x, place.y);
        this.point(actor || null);
        if (actor)
            this.tip(event, [actor.name, countedOf(this.network.byActor.get(actor).count, actor.events.length, 'event', this.isFiltered)]);
        else if (line)
            this.tip(event, [`${line.a.actor.name} and ${line.b.actor.name}: ${round(line.weight)}`, describeTies(this.data, line.ties, line.a.actor)]);
        else
            this.tip(null);
    }

    keyOnNetwork(event) {
        const { network } = this;
        const acts = { ArrowLeft: () => network.panBy(60, 0), ArrowRight: () => network.panBy(-60, 0), ArrowUp: () => network.panBy(0, 60),
            ArrowDown: () => network.panBy(0, -60), '+': () => network.zoomAt(network.width / 2, network.height / 2, 1.3),
            '=': () => acts['+'](), '-': () => network.zoomAt(network.width / 2, network.height / 2, 1 / 1.3), Home: () => network.fit(),
            PageDown: () => this.stepActor(1), PageUp: () => this.stepActor(-1) };
        if (!network.view || !Object.hasOwn(acts, event.key) || event.ctrlKey || event.metaKey)
            return;
        event.preventDefault();
        acts[event.key]();
        this.redraw('network');
    }

    stepActor(way) {
        const nodes = this.network.nodes.filter(({ isPassing }) => isPassing).sort((a, b) => b.count - a.count || a.actor.number - b.actor.number);
        const at = nodes.findIndex(({ actor }) => actor === this.state.choice?.items[0]);
        const next = nodes[at < 0 ? (way > 0 ? 0 : nodes.length - 1) : at + way];
        if (!next)
            return;
        this.choose(next.actor);
        byId('network').focus();
    }

    startKeys() {
        document.addEventListener('keydown', (event) => {
            if (event.key === 'Escape' && this.state.choice) {
                this.choose(null);
                this.tip(null);
            }
        });
    }

    startPrint() {
        const begin = () => makePrint(this, byId('print'));
        addEventListener('beforeprint', begin);
        matchMedia('print').addEventListener('change', ({ matches }) => matches && begin());
        addEventListener('afterprint', () => replace(byId('print')));
    }

    watchSize() {
        const observer = new ResizeObserver(() => this.redraw('timeline', 'histogram', 'network'));
        for (const view of ['timeline', 'histogram', 'network'])
            observer.observe(byId(`${view}-frame`));
    }
}

const app = new App(makeData(JSON.parse(byId('data').textContent)));
app.start();
