/* The views on their canvases: what people do there with pointers, keys and buttons.
 * Timeline and network have the same methods for it: zoomAt, panBy, fit, home. */
import { boundText } from './day.js';
import { dateLabel, round } from './data.js';
import { button, byId, dataText, replace } from './dom.js';
import { EVER, NEVER } from './date.js';
import { listen } from './gestures.js';
import { VIEWS } from './fragment.js';
import { describeTies } from './panel.js';
import { countedOf, decimal, EVENTS, fill } from './text.js';

const PUSH = 70;

/* `on` has click(x, y), tip(x, y), which returns what to point at and lines to show, and
 * items(), in the order in which keys step through them. */
function startPane(app, name, on) {
    const view = app[name];
    const canvas = byId(name);
    /* Moves what is shown, once there is something. */
    const act = (move) => {
        showTip(null, []);
        if (view.isReady)
            move();
        app.redraw(name, 'histogram');
    };
    const zoom = (factor) => act(() => view.zoomAt(view.width / 2, view.height / 2, factor));
    const pan = (dx, dy) => act(() => view.panBy(dx, dy));
    const step = (way) => {
        const items = on.items();
        const at = items.indexOf(app.state.choice?.items[0]);
        const next = items[at < 0 && way < 0 ? items.length - 1 : at + way];
        if (next)
            app.choose(next);
        canvas.focus();
    };
    const keys = { 'ArrowLeft': () => pan(PUSH, 0), 'ArrowRight': () => pan(-PUSH, 0), 'ArrowUp': () => pan(0, PUSH),
        'ArrowDown': () => pan(0, -PUSH), '+': () => zoom(1.4), '=': () => zoom(1.4), '-': () => zoom(1 / 1.4), 'Home': () => act(() => view.home()),
        'PageDown': () => step(1), 'PageUp': () => step(-1) };
    listen(canvas, {
        drag: (from, to, last) => pan(to.x - last.x, to.y - last.y),
        release: (isClick, { x, y }) => act(() => {
            view.rest();
            if (isClick)
                on.click(x, y);
        }),
        point: (place, event) => {
            const [item = null, ...lines] = place && view.isReady ? on.tip(place.x, place.y) : [];
            app.point(item);
            showTip(event, lines);
        },
        zoom: ({ x, y }, factor) => act(() => view.zoomAt(x, y, factor)),
        pan,
    });
    canvas.addEventListener('keydown', (event) => {
        if (!view.isReady || !Object.hasOwn(keys, event.key) || event.ctrlKey || event.metaKey)
            return;
        event.preventDefault();
        keys[event.key]();
    });
    for (const [text, label, press] of [['+', phrases.zoom_in, () => zoom(1.5)], ['−', phrases.zoom_out, () => zoom(1 / 1.5)], [phrases.all, phrases.show_all, () => act(() => view.fit())]])
        byId(`${name}-zoom`).append(button(press, { 'aria-label': fill(phrases.line, label, VIEWS[name]) }, text));
}

/* Shows lines beside the pointer; none: hides them. */
export function showTip(event, lines) {
    const tip = byId('tip');
    tip.hidden = lines.length === 0;
    if (tip.hidden)
        return;
    replace(tip, lines.filter(Boolean).map((line) => dataText(line, 'p')));
    const { clientX: x, clientY: y } = event;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.min(x + 14, innerWidth - width - 8)}px`;
    tip.style.top = `${y + 18 + height > innerHeight ? y - height - 10 : y + 18}px`;
}

export function startTimeline(app) {
    const { timeline } = app;
    startPane(app, 'timeline', {
        items: () => timeline.entries.map(({ event }) => event),
        click: (x, y) => {
            const event = timeline.eventAt(x, y);
            if (event || timeline.mode !== 'counts')
                app.choose(event);
            else
                timeline.zoomAt(x, y, 2.5);
        },
        tip: (x, y) => {
            const event = timeline.eventAt(x, y);
            return event ? [event, event.name, dateLabel(event)]
                : timeline.mode === 'counts' ? [null, timeline.dayTextAt(x), phrases.click_zooms] : [];
        },
    });
    for (const id of ['earlier', 'later'])
        byId(id).addEventListener('click', () => {
            timeline.fit();
            app.redraw('timeline', 'histogram');
        });
}

export function startNetwork(app) {
    const { network } = app;
    startPane(app, 'network', {
        items: () => network.nodes.filter(({ isPassing }) => isPassing).sort((a, b) => b.count - a.count || a.actor.number - b.actor.number)
            .map(({ actor }) => actor),
        click: (x, y) => {
            const actor = network.actorAt(x, y);
            const line = !actor && network.lineAt(x, y);
            app.choose(...(line ? [line.a.actor, line.b.actor] : [actor]));
        },
        tip: (x, y) => {
            const actor = network.actorAt(x, y);
            const line = !actor && network.lineAt(x, y);
            if (line)
                return [null, fill(phrases.pair_weight, line.a.actor.name, line.b.actor.name, decimal(round(line.weight))), describeTies(app.data, line.ties, line.a.actor)];
            return actor ? [actor, actor.name, countedOf(EVENTS, network.byActor.get(actor).count, actor.events.length, app.isFiltered)] : [];
        },
    });
}

/* The strip: dragging sets a window, its edges and body move it, a tap clears it. */
export function startHistogram(app) {
    const { histogram } = app;
    let grip = '';
    let window = null;
    listen(byId('histogram'), {
        press: ({ x }) => {
            ({ window } = app);
            grip = histogram.scale && histogram.grip(x, window);
        },
        drag: (from, to) => {
            if (!grip)
                return;
            app.dragged = histogram.dragged(grip, from.x, to.x, window);
            byId('since').value = boundText(app.dragged.since);
            byId('until').value = boundText(app.dragged.until);
            app.redraw('histogram');
        },
        release: (isClick) => {
            const { dragged } = app;
            app.dragged = null;
            if (isClick || dragged)
                app.setFilter(isClick ? { since: EVER, until: NEVER } : dragged);
        },
    });
}
