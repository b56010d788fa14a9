/* Where the nodes of a network are: each component is laid out by forces from a fixed
 * spiral, then they are packed beside each other. It uses no other functions than square
 * roots, which are the same in every browser, so that the picture is, too. */

const LENGTH = 62;
const ROUNDS = 300;

/* Directions a golden angle apart: each is the one before, turned. */
export function* directions() {
    const cosine = -0.7373688780783197;
    const sine = 0.6754902942615239;
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

function layOutComponent(count, edges, aspect) {
    const places = spiral(count);
    const degrees = new Array(count).fill(0);
    for (const { a, b } of edges) {
        degrees[a]++;
        degrees[b]++;
    }
    const start = LENGTH * Math.sqrt(count) * 0.4;
    for (let step = 0; count > 1 && step < ROUNDS; step++) {
        repel(places);
        attract(places, edges, degrees);
        move(places, start * (1 - step / ROUNDS) + 0.5, aspect);
    }
    return places;
}

/* Room for the labels of the outermost nodes: more where there are few. */
function boxOf(places) {
    const margin = { x: places.length < 4 ? 68 : 46, y: 18 };
    const xs = places.map(({ x }) => x);
    const ys = places.map(({ y }) => y);
    const [left, top] = [Math.min(...xs) - margin.x, Math.min(...ys) - margin.y];
    return { left, top, width: Math.max(...xs) + margin.x - left, height: Math.max(...ys) + margin.y - top };
}

/* Packs boxes in shelves under each other, no wider than needed for an aspect. */
function pack(boxes, aspect) {
    const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
    const width = Math.max(Math.sqrt(area * aspect) * 1.05, ...boxes.map((box) => box.width));
    let [x, y, shelf] = [0, 0, 0];
    for (const box of boxes) {
        if (x + box.width > width && x > 0) {
            [x, y, shelf] = [0, y + shelf, 0];
        }
        box.x = x;
        box.y = y;
        x += box.width;
        shelf = Math.max(shelf, box.height);
    }
}

/* Places of nodes 0 to count - 1: [{ x, y }]. Edges: { a, b, weight }; `aspect` is width
 * by height of where they are shown. */
export function layOutNetwork(count, edges, aspect) {
    const places = new Array(count);
    const components = componentsOf(count, edges);
    const boxes = components.map((component) => {
        const numbers = new Map(component.map((node, i) => [node, i]));
        const own = edges.filter(({ a }) => numbers.has(a))
            .map(({ a, b, weight }) => ({ a: numbers.get(a), b: numbers.get(b), weight }));
        const inside = layOutComponent(component.length, own, aspect);
        return { ...boxOf(inside), component, inside };
    });
    pack(boxes, aspect);
    for (const box of boxes)
        box.component.forEach((node, i) => {
            places[node] = { x: box.x + box.inside[i].x - box.left, y: box.y + box.inside[i].y - box.top };
        });
    return places;
}
