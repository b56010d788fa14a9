/* The network: actors and the ties between them. Who is drawn is chosen once, for the
 * whole file; neighbours of what is chosen are added beside it and stay. */
import { addTo } from './dom.js';
import { directions, layOutNetwork } from './force.js';

const MOST_NEIGHBOURS = 80;
const LARGEST = 15;
const LETTERS = 12;
const WIDEST = 190;

function keyOf(a, b) {
    return a.number < b.number ? `${a.number} ${b.number}` : `${b.number} ${a.number}`;
}

/* Ties by the pair of actors that they are between. */
export function pairTies(ties) {
    const pairs = new Map();
    for (const tie of ties) {
        const key = keyOf(tie.source, tie.target);
        addTo(pairs, key, tie);
    }
    return pairs;
}

/* Line styles by status, as in pictures. */
const DASHES = { inferred: [6, 3], assessed: [6, 3], disputed: [2, 3], denied: [2, 3] };

export class Network {
    constructor(ruler) {
        this.ruler = ruler;
        this.nodes = [];
        this.lines = [];
        this.byActor = new Map();
    }

    /* Lays out who is drawn; `pairs` are the ties of the whole file, `frame` has the size
     * at which all of it is shown. */
    begin(data, pairs, frame) {
        this.busiest = Math.max(8, ...data.actors.map(({ events }) => events.length));
        const actors = data.drawn;
        const numbers = new Map(actors.map((actor, i) => [actor, i]));
        const keys = new Map();
        for (const [a, b] of data.lines)
            keys.set(keyOf(data.actors[a], data.actors[b]), [data.actors[a], data.actors[b]]);
        const edges = [...keys].map(([key, [a, b]]) => ({ key, a: numbers.get(a), b: numbers.get(b),
            weight: (pairs.get(key) ?? []).reduce((sum, { weight }) => sum + weight, 0) }));
        const places = layOutNetwork(actors.map(({ name }) => this.ruler.width(name, LETTERS)).map((width) => Math.min(width, WIDEST)), edges, frame);
        actors.forEach((actor, i) => this.addNode(actor, places[i]));
        for (const { key, a, b } of edges)
            this.lines.push({ key, a: this.nodes[a], b: this.nodes[b], ties: [], weight: 0 });
        this.drawnKeys = new Set(keys.keys());
    }

    addNode(actor, { x, y }) {
        const node = { actor, x, y, radius: 5, count: 0 };
        this.nodes.push(node);
        this.byActor.set(actor, node);
        return node;
    }

    /* The ties and events that pass the filter. */
    setPassing(passing, pairs) {
        this.passing = pairs;
        for (const node of this.nodes)
            this.measure(node, passing);
        for (const line of this.lines)
            this.weigh(line);
        this.passingAll = passing;
    }

    measure(node, passing) {
        node.isPassing = passing.actors.has(node.actor);
        node.count = node.actor.events.reduce((sum, event) => sum + Number(passing.events.has(event)), 0);
        node.radius = Math.max(3, LARGEST * Math.sqrt(node.count / this.busiest));
    }

    weigh(line) {
        line.ties = this.passing.get(line.key) ?? [];
        line.weight = line.ties.reduce((sum, { weight }) => sum + weight, 0);
        line.status = line.ties.every(({ status }) => status === line.ties[0].status) ? line.ties[0]?.status : 'stated';
    }

    /* Draws an actor and its strongest neighbours as well. */
    addAround(actor) {
        const near = [];
        for (const [key, ties] of this.passing)
            if (ties[0].source === actor || ties[0].target === actor)
                near.push({ key, other: ties[0].source === actor ? ties[0].target : ties[0].source,
                    weight: ties.reduce((sum, { weight }) => sum + weight, 0) });
        near.sort((a, b) => b.weight - a.weight || a.other.number - b.other.number);
        if (!this.byActor.has(actor))
            this.addBeside(actor, near.map(({ other }) => this.byActor.get(other)).find(Boolean));
        for (const { other } of near.slice(0, MOST_NEIGHBOURS))
            if (!this.byActor.has(other))
                this.addBeside(other, this.byActor.get(actor));
        for (const { key, other } of near)
            if (this.byActor.has(other) && !this.drawnKeys.has(key)) {
                const line = { key, a: this.byActor.get(actor), b: this.byActor.get(other), ties: [], weight: 0 };
                this.drawnKeys.add(key);
                this.weigh(line);
                this.lines.push(line);
            }
    }

    /* The first free place on a spiral around a node, or below all. */
    addBeside(actor, node) {
        const bottom = Math.max(0, ...this.nodes.map(({ y }) => y));
        const middle = node ?? { x: 40, y: bottom + 50 };
        const turn = directions();
        for (let i = 1; ; i++) {
            const [dx, dy] = turn.next().value;
            const distance = 26 + 9 * Math.sqrt(i) * 2;
            const place = { x: middle.x + dx * distance, y: middle.y + dy * distance };
            if (i < 400 && this.nodes.some(({ x, y }) => Math.abs(x - place.x) < 26 && Math.abs(y - place.y) < 20))
                continue;
            const added = this.addNode(actor, place);
            this.measure(added, this.passingAll);
            return;
        }
    }

    setSize(width, height) {
        this.width = width;
        this.height = height;
        if (!this.isMoved)
            this.fit();
    }

    /* Shows all of it, with room for labels. */
    fit() {
        const xs = this.nodes.map(({ x }) => x).concat(this.nodes.length > 0 ? [] : 0);
        const ys = this.nodes.map(({ y }) => y).concat(this.nodes.length > 0 ? [] : 0);
        const [left, right] = [Math.min(...xs) - 50, Math.max(...xs) + 70];
        const [top, bottom] = [Math.min(...ys) - 24, Math.max(...ys) + 24];
        const zoom = Math.min(this.width / (right - left), this.height / (bottom - top), 1.8);
        this.view = { zoom, x: this.width / 2 - zoom * (left + right) / 2, y: this.height / 2 - zoom * (top + bottom) / 2 };
        this.isMoved = false;
    }

    get isReady() {
        return this.passing !== undefined;
    }

    home() {
        this.fit();
    }

    rest() {}

    /* An actor, and who is tied to it. */
    around(actor) {
        return new Set([actor, ...this.lines.filter(({ a, b, ties }) => ties.length > 0 && (a.actor === actor || b.actor === actor))
            .flatMap(({ a, b }) => [a.actor, b.actor])]);
    }

    zoomAt(x, y, factor) {
        const zoom = Math.min(Math.max(this.view.zoom * factor, 0.05), 12);
        const ratio = zoom / this.view.zoom;
        this.view = { zoom, x: x - (x - this.view.x) * ratio, y: y - (y - this.view.y) * ratio };
        this.isMoved = true;
    }

    panBy(dx, dy) {
        this.view.x += dx;
        this.view.y += dy;
        this.isMoved = true;
    }

    placeOf({ x, y }) {
        return { x: x * this.view.zoom + this.view.x, y: y * this.view.zoom + this.view.y };
    }

    radiusOf(node) {
        return node.radius * Math.min(Math.max(this.view.zoom, 0.55), 1.6);
    }

    /* Moves so that an actor is in view. */
    reveal(actor) {
        const node = this.byActor.get(actor);
        if (!node)
            return;
        const { x, y } = this.placeOf(node);
        if (x < 20 || y < 20 || x > this.width - 20 || y > this.height - 20)
            this.panBy(this.width / 2 - x, this.height / 2 - y);
    }

    /* `look`: theme, colourOf (of an actor's kind), kept (a Set of actors, null: all),
     * isKeptLine, chosen and pointed-at actor. */
    draw(pen, look) {
        if (this.nodes.length === 0)
            pen.text(phrases.no_actors, this.width / 2, this.height / 2, { size: 13, fill: look.theme.grey, align: 'center' });
        const strongest = Math.max(1, ...this.lines.map(({ weight }) => weight));
        for (const line of this.lines)
            if (line.weight !== 0 || line.ties.length > 0)
                this.drawLine(pen, line, strongest, look);
        for (const node of this.nodes)
            this.drawNode(pen, node, look);
        this.drawLabels(pen, look);
    }

    drawLine(pen, line, strongest, look) {
        const [a, b] = [this.placeOf(line.a), this.placeOf(line.b)];
        const isKept = !look.kept || look.isKeptLine(line);
        const width = 0.8 + 5.2 * Math.sqrt(Math.max(line.weight, 0) / strongest);
        pen.path([a.x, a.y, b.x, b.y], { stroke: look.theme.tie, width, dash: DASHES[line.status],
            alpha: isKept ? (look.kept ? 0.85 : 0.5) : 0.08 });
        if (isKept && look.kept)
            this.drawArrows(pen, line, a, b, width, look.theme);
    }

    /* The directions of ties, where they matter. */
    drawArrows(pen, line, a, b, width, theme) {
        const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
        const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
        const size = 5 + width;
        const put = (x, y, way) => pen.path([x, y, x - way * ux * size - uy * size / 2, y - way * uy * size + ux * size / 2,
            x - way * ux * size + uy * size / 2, y - way * uy * size - ux * size / 2], { fill: theme.tie, closed: true });
        if (line.ties.some((tie) => tie.isDirected && tie.target === line.b.actor))
            put(b.x - ux * (this.radiusOf(line.b) + 2), b.y - uy * (this.radiusOf(line.b) + 2), 1);
        if (line.ties.some((tie) => tie.isDirected && tie.target === line.a.actor))
            put(a.x + ux * (this.radiusOf(line.a) + 2), a.y + uy * (this.radiusOf(line.a) + 2), -1);
    }

    drawNode(pen, node, look) {
        const { x, y } = this.placeOf(node);
        const isKept = node.isPassing && (!look.kept || look.kept.has(node.actor));
        const radius = this.radiusOf(node);
        if (x < -radius || y < -radius || x > this.width + radius || y > this.height + radius)
            return;
        pen.circle(x, y, radius, { fill: look.theme.paper });
        pen.circle(x, y, radius, { fill: look.colourOf(node.actor.kind), alpha: isKept ? 1 : 0.15 });
        if (node.actor === look.chosen || node.actor === look.pointed)
            pen.circle(x, y, radius + 3, { stroke: look.theme.accent, width: 2 });
    }

    /* Labels, the chosen and its neighbours first, then the strongest; each has several
     * places, and is left out where it would be over a label or node in all of them. */
    placeLabels(look) {
        const boxes = this.nodes.map((node) => {
            const { x, y } = this.placeOf(node);
            const radius = this.radiusOf(node);
            return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
        }).filter(({ left, right, top, bottom }) => right > 0 && bottom > 0 && left < this.width && top < this.height);
        const first = (node) => node.actor === look.chosen ? 2 : look.kept?.has(node.actor) ? 1 : 0;
        const nodes = this.nodes.filter((node) => node.isPassing)
            .sort((a, b) => first(b) - first(a) || b.count - a.count || a.actor.number - b.actor.number);
        const labels = [];
        for (const node of nodes) {
            const label = this.placeLabel(node, boxes, first(node) > 0);
            if (!label)
                continue;
            labels.push(label);
            boxes.push(label.box);
        }
        return labels;
    }

    placeLabel(node, boxes, isBold) {
        const { x, y } = this.placeOf(node);
        const radius = this.radiusOf(node) + 3;
        const text = this.ruler.cut(node.actor.name, WIDEST, LETTERS, isBold);
        const width = this.ruler.width(text, LETTERS, isBold);
        const near = radius * 0.75;
        const places = [[x + radius, y - 7], [x - radius - width, y - 7], [x - width / 2, y - radius - 14], [x - width / 2, y + radius],
            [x + radius, y + near - 4], [x - radius - width, y + near - 4], [x + radius, y - near - 10], [x - radius - width, y - near - 10]];
        for (const [left, top] of places) {
            const box = { left, top, right: left + width, bottom: top + 14 };
            if (left >= 2 && top >= 0 && box.right <= this.width - 2 && box.bottom <= this.height &&
                !boxes.some((other) => other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom))
                return { node, text, x: left, y: top + 7, box, isBold };
        }
        return null;
    }

    drawLabels(pen, look) {
        for (const { node, text, x, y, isBold } of this.placeLabels(look)) {
            const isKept = !look.kept || look.kept.has(node.actor);
            pen.text(text, x, y, { size: LETTERS, bold: isBold, fill: look.theme.ink, halo: look.theme.paper, alpha: isKept ? 1 : 0.3 });
        }
    }

    actorAt(x, y) {
        let best = null;
        let least = 1;
        for (const node of this.nodes) {
            const place = this.placeOf(node);
            const reach = Math.max(this.radiusOf(node) + 3, 9);
            const distance = Math.hypot(place.x - x, place.y - y) / reach;
            if (distance < least)
                [best, least] = [node.actor, distance];
        }
        return best;
    }

    lineAt(x, y) {
        let best = null;
        let least = 5;
        for (const line of this.lines) {
            if (line.ties.length === 0)
                continue;
            const [a, b] = [this.placeOf(line.a), this.placeOf(line.b)];
            const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
            const share = Math.min(Math.max(((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length, 0), 1);
            const distance = Math.hypot(a.x + share * (b.x - a.x) - x, a.y + share * (b.y - a.y) - y);
            if (distance < least)
                [best, least] = [line, distance];
        }
        return best;
    }
}
