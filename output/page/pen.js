/* What draws: the same calls for a canvas and for SVG, so that the screen, downloads and
 * prints are alike. Colours are texts; `dash` is a list of lengths. */

export const FONT = getComputedStyle(document.body).fontFamily;
const SVG = 'http://www.w3.org/2000/svg';

/* How wide a text is, remembered: measuring is slow. */
export class Ruler {
    constructor() {
        this.context = document.createElement('canvas').getContext('2d');
        this.widths = new Map();
    }
    width(text, size, bold = false) {
        const font = `${bold ? '600 ' : ''}${size}px ${FONT}`;
        if (this.font !== font) {
            this.context.font = font;
            this.font = font;
        }
        const key = `${size}${bold ? 'b' : ''} ${text}`;
        let width = this.widths.get(key);
        if (width === undefined) {
            width = this.context.measureText(text).width;
            this.widths.set(key, width);
        }
        return width;
    }
    /* A text no wider than a width: what is left out are the last letters. */
    cut(text, most, size, bold = false) {
        if (this.width(text, size, bold) <= most)
            return text;
        const letters = [...text];
        const begin = (count) => `${letters.slice(0, count).join('').trimEnd()}…`;
        let [low, high] = [0, letters.length];
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if (this.width(begin(middle), size, bold) <= most)
                low = middle;
            else
                high = middle - 1;
        }
        return begin(low);
    }
}

export class CanvasPen {
    /* `paper` is a colour; none: what is behind the canvas is seen. */
    constructor(canvas, width, height, paper) {
        const ratio = globalThis.devicePixelRatio || 1;
        if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
            canvas.width = Math.round(width * ratio);
            canvas.height = Math.round(height * ratio);
        }
        this.context = canvas.getContext('2d');
        this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
        this.context.clearRect(0, 0, width, height);
        this.context.textBaseline = 'middle';
        if (paper)
            this.rect(0, 0, width, height, { fill: paper });
    }
    paint({ fill, stroke, width = 1, dash, alpha = 1 }) {
        const { context } = this;
        context.globalAlpha = alpha;
        if (fill) {
            context.fillStyle = fill;
            context.fill();
        }
        if (stroke) {
            context.strokeStyle = stroke;
            context.lineWidth = width;
            context.setLineDash(dash ?? []);
            context.stroke();
        }
        context.globalAlpha = 1;
    }
    rect(x, y, width, height, style) {
        this.context.beginPath();
        if (style.round)
            this.context.roundRect(x, y, width, height, Math.min(style.round, width / 2, height / 2));
        else
            this.context.rect(x, y, width, height);
        this.paint(style);
    }
    circle(x, y, radius, style) {
        this.context.beginPath();
        this.context.arc(x, y, radius, 0, 2 * Math.PI);
        this.paint(style);
    }
    /* Points: [x, y, x, y, …]. */
    path(points, style) {
        this.context.beginPath();
        this.context.moveTo(points[0], points[1]);
        for (let i = 2; i < points.length; i += 2)
            this.context.lineTo(points[i], points[i + 1]);
        if (style.closed)
            this.context.closePath();
        this.paint(style);
    }
    text(text, x, y, { size, fill, bold, align = 'left', alpha = 1, halo, turned }) {
        const { context } = this;
        const font = `${bold ? '600 ' : ''}${size}px ${FONT}`;
        if (context.font !== font)
            context.font = font;
        context.textAlign = align;
        context.globalAlpha = alpha;
        if (turned) {
            context.save();
            context.translate(x, y);
            context.rotate(-Math.PI / 2);
            [x, y] = [0, 0];
        }
        if (halo) {
            context.strokeStyle = halo;
            context.lineWidth = 3;
            context.setLineDash([]);
            context.lineJoin = 'round';
            context.strokeText(text, x, y);
        }
        context.fillStyle = fill;
        context.fillText(text, x, y);
        if (turned)
            context.restore();
        context.globalAlpha = 1;
    }
}

export class SvgPen {
    constructor(width, height) {
        this.root = document.createElementNS(SVG, 'svg');
        this.set(this.root, { viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': FONT });
    }
    set(element, attributes) {
        for (const [name, value] of Object.entries(attributes))
            if (value !== undefined && value !== null)
                element.setAttribute(name, typeof value === 'number' ? Math.round(value * 100) / 100 : value);
        return element;
    }
    add(name, attributes, { fill, stroke, width = 1, dash, alpha = 1 } = {}) {
        const element = document.createElementNS(SVG, name);
        this.set(element, { ...attributes, fill: fill ?? 'none' });
        if (stroke)
            this.set(element, { stroke, 'stroke-width': width, 'stroke-dasharray': dash?.length ? dash.join(' ') : null });
        if (alpha < 1)
            this.set(element, { opacity: alpha });
        this.root.append(element);
        return element;
    }
    rect(x, y, width, height, style) {
        const round = style.round ? Math.min(style.round, width / 2, height / 2) : null;
        this.add('rect', { x, y, width, height, rx: round }, style);
    }
    circle(x, y, radius, style) {
        this.add('circle', { cx: x, cy: y, r: radius }, style);
    }
    path(points, style) {
        const pairs = [];
        for (let i = 0; i < points.length; i += 2)
            pairs.push(`${Math.round(points[i] * 100) / 100} ${Math.round(points[i + 1] * 100) / 100}`);
        this.add('path', { d: `M${pairs.join('L')}${style.closed ? 'Z' : ''}` }, style);
    }
    text(text, x, y, { size, fill, bold, align = 'left', alpha = 1, halo, turned }) {
        const anchor = { left: null, center: 'middle', right: 'end' }[align];
        const attributes = { x, y: y + size * 0.35, 'font-size': size, 'font-weight': bold ? '600' : null,
            'text-anchor': anchor, transform: turned ? `rotate(-90 ${x} ${y})` : null };
        if (halo)
            this.add('text', attributes, { fill: halo, stroke: halo, width: 3, alpha }).textContent = text;
        this.add('text', attributes, { fill, alpha }).textContent = text;
    }
}
