/* What stays on this device: favorites, recently copied, and, once switched on, searches that found nothing.
   Phrases are kept by their ids, never as filled in. */
td.shelf = (function () {
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
    listeners.forEach(function (listener) { listener(); });
  }

  window.addEventListener("storage", function (event) {
    if (event.key !== KEY) return;
    shelf = read();
    listeners.forEach(function (listener) { listener(); });
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
    onChange: function (listener) { listeners.push(listener); },
    copied: function (id) {
      change(function (s) { s.recent = [id].concat(s.recent.filter(other => other !== id)).slice(0, RECENT); });
    },
    star: function (id) {
      var has = shelf.favorites.indexOf(id) >= 0;
      change(function (s) { s.favorites = has ? s.favorites.filter(other => other !== id) : s.favorites.concat(id); });
      return !has;
    },
    forget: function () { change(function (s) { s.favorites = []; s.recent = []; }); },
    setLogging: function (on) { change(function (s) { s.logging = on; }); },
    setSlash: function (on) { change(function (s) { s.slash = on; }); },
    missed: function (text) {
      if (!shelf.logging) return;
      change(function (s) {
        var today = new Date().toISOString().slice(0, 10);
        var row = s.misses.find(miss => miss.text === text);
        if (row) { row.times++; row.last = today; }
        else s.misses = s.misses.concat({ text: text, times: 1, last: today }).slice(-MISSES);
      });
    },
    clearMisses: function () { change(function (s) { s.misses = []; }); },
    exported: function () {
      return ["search,times,last"].concat(shelf.misses.map(miss => [cell(miss.text), miss.times, miss.last].join(","))).join("\r\n") + "\r\n";
    },
  };
})();
