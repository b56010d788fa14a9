/* What people do on a canvas, as calls: pointers, the wheel, pinching. */

const SLIP = 4;

/* Calls of `on`: press(place), drag(from, to, last), release(isClick, place), point(place,
 * event; nothing: it left), zoom(place, factor: above 1 is nearer), pan(dx, dy). */
export function listen(element, on) {
    const pointers = new Map();
    let from = null;
    let isDrag = false;
    let spread = 0;
    const placeOf = ({ clientX, clientY }) => {
        const { left, top } = element.getBoundingClientRect();
        return { x: clientX - left, y: clientY - top };
    };
    /* How far two fingers are apart, and what is between them. */
    const pinch = () => {
        const [a, b] = [...pointers.values()];
        return b ? { spread: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : { spread: 0 };
    };
    const press = (event) => {
        if (event.button > 0)
            return;
        element.setPointerCapture(event.pointerId);
        from = placeOf(event);
        pointers.set(event.pointerId, from);
        isDrag = pointers.size > 1;
        ({ spread } = pinch());
        on.press?.(from);
    };
    const move = (event) => {
        const place = placeOf(event);
        const last = pointers.get(event.pointerId);
        if (!last)
            return on.point?.(place, event);
        pointers.set(event.pointerId, place);
        if (pointers.size > 1) {
            const before = spread;
            const now = pinch();
            ({ spread } = now);
            return before > 0 && spread > 0 && on.zoom?.(now, spread / before);
        }
        isDrag ||= Math.hypot(place.x - from.x, place.y - from.y) > SLIP;
        return isDrag && on.drag?.(from, place, last);
    };
    const release = (event) => {
        if (pointers.delete(event.pointerId) && pointers.size === 0)
            on.release?.(!isDrag && event.type === 'pointerup', placeOf(event));
    };
    const wheel = (event) => {
        const { deltaX, deltaY, deltaMode } = event;
        const pixels = deltaMode === 1 ? 16 : 1;
        event.preventDefault();
        if (Math.abs(deltaX) > Math.abs(deltaY))
            on.pan(-deltaX * pixels, 0);
        else
            on.zoom(placeOf(event), 1.0016 ** Math.max(-400, Math.min(-deltaY * pixels, 400)));
    };
    element.addEventListener('pointerdown', press);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', release);
    element.addEventListener('pointercancel', release);
    element.addEventListener('pointerleave', () => on.point?.());
    if (on.zoom)
        element.addEventListener('wheel', wheel, { passive: false });
}
