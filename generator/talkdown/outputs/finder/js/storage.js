/* What stays on this device: favorites, recently copied, and, once switched on, searches that found nothing.
   Phrases are kept by their ids, never as filled in. */
td.shelf = (() => {
  var KEY = "talkdown:shelf", RECENT = 8, MISSES = 500;
  var shelf = read();
  var listeners = [];

  function read() {
    var empty = { favorites: [], recent: [], logging: false, misses: [], slash: true };
    try {
      return Object.assign(empty, JSON.parse(localStorage.getItem(KEY) || "{}"));
    } catch (error) {
      return empty;
    }
  }

  function change(apply) {
    shelf = read();
    apply(shelf);
    try {
      localStorage.setItem(KEY, JSON.stringify(shelf));
    } catch (error) { /* no storage: it lasts as long as the page */ }
    listeners.forEach(listener => { listener(); });
  }

  window.addEventListener("storage", event => {
    if (event.key !== KEY) return;
    shelf = read();
    listeners.forEach(listener => { listener(); });
  });

  function cell(text) {
    var safe = /^[=+\-@\t]/.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  }

  return {
    get favorites() { return shelf.favorites; },
    get recent() { return shelf.recent; },
    get logging() { return shelf.logging; },
    get misses() { return shelf.misses; },
    get slash() { return shelf.slash; },
    onChange: listener => { listeners.push(listener); },
    copied: id => {
      change(s => { s.recent = [id].concat(s.recent.filter(other => other !== id)).slice(0, RECENT); });
    },
    star: id => {
      var has = shelf.favorites.indexOf(id) >= 0;
      change(s => { s.favorites = has ? s.favorites.filter(other => other !== id) : s.favorites.concat(id); });
      return !has;
    },
    forget: () => { change(s => { s.favorites = []; s.recent = []; }); },
    setLogging: on => { change(s => { s.logging = on; }); },
    setSlash: on => { change(s => { s.slash = on; }); },
    missed: text => {
      if (!shelf.logging) return;
      change(s => {
        var today = new Date().toISOString().slice(0, 10);
        var row = s.misses.find(miss => miss.text === text);
        if (row) { row.times++; row.last = today; }
        else s.misses = s.misses.concat({ text: text, times: 1, last: today }).slice(-MISSES);
      });
    },
    clearMisses: () => { change(s => { s.misses = []; }); },
    exported: () => {
      return ["search,times,last"].concat(shelf.misses.map(miss => [cell(miss.text), miss.times, miss.last].join(","))).join("\r\n") + "\r\n";
    },
  };
})();
