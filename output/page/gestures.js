/* What people do on a canvas, as calls: pointers, the wheel, pinching. */

const SLIP = 4;

function placeIn(element, event) {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/* Calls of `on`: press(place), drag(from, to, last), release(isClick, place), point(place
 * or null), zoom(place, factor). */
export function listen(element, on) {
    const pointers = new Map();
    let from = null;
    let isDrag = false;
    let spread = 0;
    element.addEventListener('pointerdown', (event) => {
        if (event.button > 0)
            return;
        element.setPointerCapture(event.pointerId);
        pointers.set(event.pointerId, placeIn(element, event));
        from = placeIn(element, event);
        isDrag = pointers.size > 1;
        spread = spreadOf(pointers);
        on.press?.(from);
    });
    element.addEventListener('pointermove', (event) => {
        const place = placeIn(element, event);
        const last = pointers.get(event.pointerId);
        if (!last) {
            on.point?.(place, event);
            return;
        }
        pointers.set(event.pointerId, place);
        if (pointers.size > 1) {
            const now = spreadOf(pointers);
            if (now > 0 && spread > 0)
                on.zoom?.(centreOf(pointers), spread / now);
            spread = now;
            return;
        }
        isDrag ||= Math.hypot(place.x - from.x, place.y - from.y) > SLIP;
        if (isDrag)
            on.drag?.(from, place, last);
    });
    const release = (event) => {
        if (!pointers.delete(event.pointerId) || pointers.size > 0)
            return;
        on.release?.(!isDrag && event.type === 'pointerup', placeIn(element, event));
    };
    element.addEventListener('pointerup', release);
    element.addEventListener('pointercancel', release);
    element.addEventListener('pointerleave', () => on.point?.(null));
    element.addEventListener('wheel', (event) => {
        if (!on.zoom)
            return;
        event.preventDefault();
        const pixels = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
        on.zoom(placeIn(element, event), 1.0016 ** Math.max(-400, Math.min(pixels, 400)), event.deltaX);
    }, { passive: false });
}

function spreadOf(pointers) {
    const [a, b] = [...pointers.values()];
    return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}

function centreOf(pointers) {
    const [a, b] = [...pointers.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
