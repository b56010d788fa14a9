/* Where the nodes of a network are: each component is laid out by forces from a fixed
 * spiral, then they are packed beside each other. It uses no other functions than square
 * roots, which are the same in every browser, so that the picture is, too. */

const LENGTH = 62;
const ROUNDS = 300;
const FEW = 6;
const LEAST_ZOOM = 0.4;
const STRETCH = 1.35;

/* Directions a golden angle apart: each is the one before, turned. */
export function* directions() {
    const cosine = -0.737368878078;
    const sine = 0.675490294262;
    let [x, y] = [1, 0];
    for (;;) {
        yield [x, y];
        [x, y] = [x * cosine - y * sine, x * sine + y * cosine];
        const length = Math.sqrt(x * x + y * y);
        [x, y] = [x / length, y / length];
    }
}

/* Numbers of nodes by component, the largest first. */
function componentsOf(count, edges) {
    const near = Array.from({ length: count }, () => []);
    for (const { a, b } of edges) {
        near[a].push(b);
        near[b].push(a);
    }
    const seen = new Uint8Array(count);
    const components = [];
    for (let first = 0; first < count; first++) {
        if (seen[first])
            continue;
        const component = [first];
        seen[first] = 1;
        for (let i = 0; i < component.length; i++)
            for (const next of near[component[i]])
                if (!seen[next]) {
                    seen[next] = 1;
                    component.push(next);
                }
        components.push(component.sort((a, b) => a - b));
    }
    return components.sort((a, b) => b.length - a.length || a[0] - b[0]);
}

function spiral(count) {
    const turn = directions();
    return Array.from({ length: count }, (_, i) => {
        const [x, y] = turn.next().value;
        const radius = LENGTH * 0.6 * Math.sqrt(i + 0.5);
        return { x: x * radius, y: y * radius, dx: 0, dy: 0 };
    });
}

/* All pairs push each other away. */
function repel(places) {
    for (let i = 0; i < places.length; i++)
        for (let k = i + 1; k < places.length; k++) {
            const [p, q] = [places[i], places[k]];
            const x = p.x - q.x;
            const y = p.y - q.y;
            const square = Math.max(x * x + y * y, 1);
            const force = LENGTH * LENGTH / square;
            p.dx += x * force;
            p.dy += y * force;
            q.dx -= x * force;
            q.dy -= y * force;
        }
}

function attract(places, edges, degrees) {
    for (const { a, b, weight } of edges) {
        const [p, q] = [places[a], places[b]];
        const x = p.x - q.x;
        const y = p.y - q.y;
        const distance = Math.sqrt(x * x + y * y);
        const least = Math.min(degrees[a], degrees[b]);
        const force = distance / LENGTH * (0.6 + 0.4 * Math.min(weight, 8) / 8) / Math.sqrt(Math.max(least, 1)) * 1.3;
        p.dx -= x * force;
        p.dy -= y * force;
        q.dx += x * force;
        q.dy += y * force;
    }
}

/* A weak pull to the middle; vertical places count more, as panes are higher than wide. */
function move(places, most, flatness) {
    for (const p of places) {
        p.dx -= p.x * 0.12;
        p.dy -= p.y * 0.12 * flatness;
        const length = Math.sqrt(p.dx * p.dx + p.dy * p.dy) || 1;
        const step = Math.min(length, most);
        p.x += p.dx / length * step;
        p.y += p.dy / length * step;
        p.dx = p.dy = 0;
    }
}

/* Up to three nodes are above each other, the one with most edges in the middle. */
function stack(degrees) {
    const order = [...degrees.keys()].sort((a, b) => degrees[a] - degrees[b] || a - b);
    order.splice(1, 0, ...order.splice(2));
    return degrees.map((_, node) => ({ x: order.indexOf(node) === 1 && order.length > 2 ? 22 : 0, y: order.indexOf(node) * 40 }));
}

function layOutComponent(count, edges, aspect) {
    const places = spiral(count);
    const degrees = new Array(count).fill(0);
    for (const { a, b } of edges) {
        degrees[a]++;
        degrees[b]++;
    }
    if (count <= 3)
        return stack(degrees);
    const start = LENGTH * Math.sqrt(count) * 0.4;
    for (let step = 0; step < ROUNDS; step++) {
        repel(places);
        attract(places, edges, degrees);
        move(places, start * (1 - step / ROUNDS) + 0.5, aspect);
    }
    return places;
}

/* Room for the labels of the outermost nodes; those of few nodes are right of them. */
function measure(component, widths, zoom) {
    const { inside, nodes } = component;
    const isSmall = nodes.length < FEW;
    const xs = inside.map(({ x }) => x);
    const ys = inside.map(({ y }) => y);
    component.left = Math.min(...xs) - (isSmall ? 16 : 46);
    component.top = Math.min(...ys) - 18;
    component.width = Math.max(...xs.map((x, i) => x + (isSmall ? widths[nodes[i]] / zoom + 26 : 46))) - component.left;
    component.height = Math.max(...ys) + 18 - component.top;
}

/* Packs components in shelves under each other, no wider than needed for an aspect;
 * returns how wide and high all are. */
function pack(components, aspect) {
    const area = components.reduce((sum, { width, height }) => sum + width * height, 0);
    const most = Math.max(Math.sqrt(area * aspect) * 1.05, ...components.map(({ width }) => width));
    let [x, y, shelf, right] = [0, 0, 0, 0];
    for (const component of components) {
        if (x + component.width > most && x > 0)
            [x, y, shelf] = [0, y + shelf, 0];
        Object.assign(component, { x, y });
        x += component.width;
        shelf = Math.max(shelf, component.height);
        right = Math.max(right, x);
    }
    return { width: right, height: y + shelf };
}

/* Places of nodes: [{ x, y }]. Edges: { a, b, weight }, by the numbers of nodes; `widths`
 * are those of the nodes' labels, `frame` is where all is shown: labels are as large there
 * however much is, so that those of few nodes need the more room. */
export function layOutNetwork(widths, edges, frame) {
    const aspect = frame.width / frame.height;
    const components = componentsOf(widths.length, edges).map((nodes) => {
        const numbers = new Map(nodes.map((node, i) => [node, i]));
        const own = edges.filter(({ a }) => numbers.has(a))
            .map(({ a, b, weight }) => ({ a: numbers.get(a), b: numbers.get(b), weight }));
        return { nodes, inside: layOutComponent(nodes.length, own, aspect) };
    });
    let all = frame;
    for (let round = 0; round < 2; round++) {
        const zoom = Math.min(1, Math.max(LEAST_ZOOM, Math.min(frame.width / all.width, frame.height / all.height)));
        for (const component of components)
            measure(component, widths, zoom);
        all = pack(components, aspect);
    }
    const excess = all.width / all.height / aspect;
    const [wider, higher] = [Math.min(Math.max(1 / excess, 1), STRETCH), Math.min(Math.max(excess, 1), STRETCH)];
    const places = [];
    for (const { nodes, inside, x, y, left, top } of components)
        nodes.forEach((node, i) => {
            places[node] = { x: (x + inside[i].x - left) * wider, y: (y + inside[i].y - top) * higher };
        });
    return places;
}
