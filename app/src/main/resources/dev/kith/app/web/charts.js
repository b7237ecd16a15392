// Pictures, drawn by d3 from the tables beside them.
'use strict';
(function () {
  const WIDTH = 900;

  const cells = (figure) =>
    Array.from(figure.querySelectorAll('tbody tr')).map((row) => Array.from(row.children).map((c) => c.textContent.trim()));

  function canvas(figure, height) {
    return d3
      .select(figure.querySelector('.picture'))
      .append('svg')
      .attr('viewBox', `0 0 ${WIDTH} ${height}`)
      .attr('aria-hidden', 'true');
  }

  const plain = (axis) => axis.tickSizeOuter(0);

  // sent upwards, received downwards, a diamond where something was done, a dotted line through long silences
  function timeline(figure) {
    const narrow = figure.clientWidth < 500;
    const height = narrow ? 420 : 240;
    const unit = { day: d3.timeDay, week: d3.timeMonday, month: d3.timeMonth }[figure.dataset.unit];
    const day = d3.timeParse('%Y-%m-%d');
    const steps = cells(figure).map(([from, sent, received, acts, quiet]) => ({ from: day(from), sent: +sent, received: +received, acts, quiet }));
    const left = 36;
    const x = d3.scaleTime().domain([steps[0].from, unit.offset(day(figure.dataset.last), 1)]).range([left, WIDTH - 8]);
    const most = d3.max(steps, (s) => Math.max(s.sent, s.received)) || 1;
    const y = d3.scaleLinear().domain([-most, most]).range([height - 28, 16]).nice();
    const svg = canvas(figure, height).style('font-size', narrow ? '24px' : '12px');
    svg.append('g').attr('transform', `translate(${left},0)`).call(plain(d3.axisLeft(y).ticks(4).tickFormat((n) => (Number.isInteger(n) ? Math.abs(n) : '')))).select('.domain').remove();
    svg.append('g').attr('transform', `translate(0,${height - 24})`).call(plain(d3.axisBottom(x).ticks(narrow ? 3 : 8)));
    const wide = Math.max(2, Math.min(24, x(unit.offset(steps[0].from, 1)) - x(steps[0].from) - 1));
    const bar = svg.selectAll('.step').data(steps).join('g').attr('transform', (s) => `translate(${x(s.from)},0)`);
    bar.append('rect').attr('class', 'sent').attr('width', wide).attr('y', (s) => y(s.sent)).attr('height', (s) => y(0) - y(s.sent));
    bar.append('rect').attr('class', 'received').attr('width', wide).attr('y', y(0)).attr('height', (s) => y(-s.received) - y(0));
    bar.append('title').text((s) => `${d3.timeFormat('%-d %b %Y')(s.from)}: ${s.sent} sent, ${s.received} received${s.acts ? '; ' + s.acts : ''}`);
    bar.filter((s) => s.acts).append('path').attr('class', 'acts').attr('transform', `translate(${wide / 2},8)`).attr('d', d3.symbol(d3.symbolDiamond, narrow ? 80 : 36));
    steps.forEach((step, i) => {
      if (!step.quiet || i === 0) return;
      const from = x(steps[i - 1].from) + wide;
      const to = x(step.from);
      svg.append('line').attr('class', 'quiet').attr('x1', from + 3).attr('x2', to - 3).attr('y1', y(0)).attr('y2', y(0));
      if (to - from > (narrow ? 110 : 60)) {
        svg.append('text').attr('x', (from + to) / 2).attr('y', y(0) - 6).attr('text-anchor', 'middle').text(step.quiet);
      }
    });
  }

  const kinds = { timeline };

  function draw() {
    document.querySelectorAll('figure[data-chart]').forEach((figure) => {
      const picture = figure.querySelector('.picture');
      if (!picture || picture.firstChild) return;
      kinds[figure.dataset.chart](figure);
    });
  }

  draw();
  document.addEventListener('htmx:load', draw);
})();
