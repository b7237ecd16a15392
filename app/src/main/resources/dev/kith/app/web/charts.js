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

  const plain = (axis) => axis.tickSizeOuter(0).tickPadding(6);

  // sent upwards, received downwards, a diamond where something was done, a dotted line through long silences
  function timeline(figure) {
    const narrow = figure.clientWidth < 500;
    const height = narrow ? 420 : 240;
    const unit = { day: d3.timeDay, week: d3.timeMonday, month: d3.timeMonth }[figure.dataset.unit];
    const day = d3.timeParse('%Y-%m-%d');
    const steps = cells(figure).map(([from, sent, received, acts, quiet]) => ({ from: day(from), sent: +sent, received: +received, acts, quiet }));
    const left = narrow ? 60 : 36;
    const x = d3.scaleTime().domain([steps[0].from, unit.offset(day(figure.dataset.last), 1)]).range([left, WIDTH - 8]);
    const most = d3.max(steps, (s) => Math.max(s.sent, s.received)) || 1;
    const y = d3.scaleLinear().domain([-most, most]).range([height - (narrow ? 56 : 28), narrow ? 28 : 16]).nice();
    const svg = canvas(figure, height).style('font-size', narrow ? '24px' : '12px');
    svg.append('g').attr('transform', `translate(${left},0)`).call(plain(d3.axisLeft(y).ticks(4).tickFormat((n) => (Number.isInteger(n) ? Math.abs(n) : '')))).select('.domain').remove();
    svg.append('g').attr('transform', `translate(0,${height - (narrow ? 50 : 24)})`).call(plain(d3.axisBottom(x).ticks(narrow ? 3 : 8)));
    const wide = Math.max(2, Math.min(24, x(unit.offset(steps[0].from, 1)) - x(steps[0].from) - 1));
    const bar = svg.selectAll('.step').data(steps).join('g').attr('transform', (s) => `translate(${x(s.from)},0)`);
    bar.append('rect').attr('class', 'sent').attr('width', wide).attr('y', (s) => y(s.sent)).attr('height', (s) => y(0) - y(s.sent));
    bar.append('rect').attr('class', 'received').attr('width', wide).attr('y', y(0)).attr('height', (s) => y(-s.received) - y(0));
    bar.append('title').text((s) => `${d3.timeFormat('%-d %b %Y')(s.from)}: ${s.sent} sent, ${s.received} received${s.acts ? '; ' + s.acts : ''}`);
    bar.filter((s) => s.acts).append('path').attr('class', 'acts').attr('transform', `translate(${wide / 2},8)`).attr('d', d3.symbol(d3.symbolDiamond, narrow ? 80 : 36));
    const silence = (from, to, words) => {
      svg.append('line').attr('class', 'quiet').attr('x1', from + 3).attr('x2', to - 3).attr('y1', y(0)).attr('y2', y(0));
      if (to - from > (narrow ? 110 : 60)) {
        svg.append('text').attr('x', (from + to) / 2).attr('y', y(0) - 6).attr('text-anchor', 'middle').text(words);
      }
    };
    steps.forEach((step, i) => {
      if (step.quiet && i > 0) silence(x(steps[i - 1].from) + wide, x(step.from), step.quiet);
    });
    if (figure.dataset.quiet) silence(x(steps[steps.length - 1].from) + wide, WIDTH - 8, figure.dataset.quiet);
  }

  // the share of ties that last longer: it falls in steps
  function longevity(figure) {
    const narrow = figure.clientWidth < 500;
    const height = narrow ? 480 : 300;
    const steps = cells(figure).map(([years, share]) => ({ years: +years, share: parseFloat(share) / 100 }));
    const left = narrow ? 100 : 48;
    const most = +figure.dataset.years;
    const x = d3.scaleLinear().domain([0, most]).range([left, WIDTH - 12]);
    const y = d3.scaleLinear().domain([0, 1]).range([height - (narrow ? 84 : 40), narrow ? 18 : 10]);
    const svg = canvas(figure, height).style('font-size', narrow ? '26px' : '12px');
    svg.append('g').attr('transform', `translate(${left},0)`).call(plain(d3.axisLeft(y).ticks(5, '%')));
    svg.append('g').attr('transform', `translate(0,${y(0)})`).call(plain(d3.axisBottom(x).ticks(narrow ? 5 : 8).tickPadding(narrow ? 14 : 3)));
    svg.append('text').attr('x', WIDTH - 12).attr('y', height - 4).attr('text-anchor', 'end').text('years since the first mail');
    const end = { years: most, share: steps[steps.length - 1].share };
    svg.append('path').attr('class', 'line').attr('d', d3.line((s) => x(s.years), (s) => y(s.share)).curve(d3.curveStepAfter)([...steps, end]));
  }

  // four circles; names where there is room, and on every dot's title
  function circles(figure) {
    const narrow = figure.clientWidth < 500;
    const size = narrow ? 760 : 720;
    const order = ['close', 'in touch', 'loose', 'faint'];
    const people = cells(figure).map(([name, circle]) => ({ name, circle: order.indexOf(circle) }));
    const links = Array.from(figure.querySelectorAll('tbody th a'));
    const svg = d3.select(figure.querySelector('.picture')).append('svg').attr('viewBox', `${-size / 2} ${-size / 2} ${size} ${size}`).attr('aria-hidden', 'true').style('font-size', narrow ? '24px' : '13px');
    const radius = (n) => [95, 185, 265, 335][n];
    svg.selectAll('.ring').data(order).join('circle').attr('class', 'ring').attr('r', (_, i) => radius(i));
    const dots = svg.append('g');
    // above the dots of the circles further out
    const names = svg.append('g').attr('class', 'names');
    svg.selectAll('.word').data(order).join('text').attr('class', 'word').attr('text-anchor', 'middle').attr('y', (_, i) => -radius(i) + (narrow ? 9 : 5)).text((word) => word);
    order.forEach((word, ring) => {
      const here = people.filter((p) => p.circle === ring);
      // room for the circle's word at the top
      const gap = (narrow ? 110 : 80) / radius(ring);
      here.forEach((person, i) => {
        const angle = (gap - Math.PI) / 2 + ((2 * Math.PI - gap) * (i + 0.5)) / here.length;
        const at = [radius(ring) * Math.cos(angle), radius(ring) * Math.sin(angle)];
        const g = dots.append('g').attr('class', 'person ' + word.replace(' ', '-')).attr('transform', `translate(${at})`);
        g.append('title').text(person.name + ', ' + word);
        g.append('circle').attr('class', 'dot').attr('r', 6 - ring);
        if (here.length <= (narrow ? [8, 8, 6, 6] : [12, 16, 20, 24])[ring]) {
          // names stand outwards, so that neighbours on a circle do not meet
          const side = Math.abs(at[0]) < 24 ? 0 : Math.sign(at[0]);
          const anchor = ['end', 'middle', 'start'][side + 1];
          names.append('text').attr('transform', `translate(${at})`).attr('x', side * (narrow ? 14 : 10)).attr('y', side ? (narrow ? 8 : 4) : (at[1] > 0 ? 1 : -0.5) * (narrow ? 34 : 20)).attr('text-anchor', anchor)
            .text(narrow ? person.name.split(' ')[0] : person.name);
        }
        g.style('cursor', 'pointer').on('click', () => links[people.indexOf(person)].click());
      });
    });
  }

  // two shares a row, each with its interval: a full dot after a reminder, an empty one where there was no room for one
  function followups(figure) {
    const narrow = figure.clientWidth < 500;
    const step = narrow ? 84 : 40;
    const left = narrow ? 330 : 170;
    const foot = narrow ? 60 : 32;
    const rows = cells(figure).map(([kind, ...shares]) => ({ kind, shares: shares.map((s) => parseFloat(s) / 100) }));
    const height = rows.length * step + foot;
    const x = d3.scaleLinear().domain([0, 1]).range([left, WIDTH - 24]);
    const svg = canvas(figure, height).style('font-size', narrow ? '26px' : '12px');
    svg.append('g').attr('transform', `translate(0,${height - foot + 2})`).call(plain(d3.axisBottom(x).ticks(narrow ? 4 : 10, '%')));
    rows.forEach((row, i) => {
      const y = (i + 0.5) * step;
      const away = narrow ? 14 : 7;
      svg.append('text').attr('class', 'group').attr('x', left - 16).attr('y', y + (narrow ? 9 : 4)).attr('text-anchor', 'end').text(row.kind);
      [['told', -away, 0], ['left-out', away, 3]].forEach(([name, dy, at]) => {
        const [value, low, high] = row.shares.slice(at, at + 3);
        const g = svg.append('g').attr('class', name).attr('transform', `translate(0,${y + dy})`);
        g.append('title').text(`${row.kind}, ${name === 'told' ? 'after a reminder' : 'no room for one'}: ${Math.round(100 * value)} %`);
        g.append('line').attr('class', 'interval').attr('x1', x(low)).attr('x2', x(high));
        g.append('circle').attr('cx', x(value)).attr('r', narrow ? 9 : 5);
      });
    });
  }

  const kinds = { timeline, longevity, circles, followups };

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
