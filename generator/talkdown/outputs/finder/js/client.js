/* Brings engine and index, and asks them: in a worker, so that reading a book never holds up who types or
   scrolls, and on the page itself where no worker can start. `td.files` says where they lie. */
td.root = new URL("../../", document.currentScript.src).href;

td.el = (tag, className, properties, ...children) => {
  var element = document.createElement(tag);
  if (className) element.className = className;
  Object.keys(properties || {}).forEach(name => {
    if (name === "text") element.textContent = properties[name];
    else if (properties[name] !== null && properties[name] !== undefined) element.setAttribute(name, properties[name]);
  });
  element.append(...children.filter(Boolean));
  return element;
};

/* After a dialog has closed. The event comes late: who has gone on meanwhile is not called back. */
td.handBack = (dialog, to) => {
  var at = document.activeElement;
  if (to && to.isConnected && (at === document.body || dialog.contains(at))) to.focus({ preventScroll: true });
};

td.icon = name => {
  return td.el("span", "td-i td-i--" + name, { "aria-hidden": "true" });
};

td.star = on => {
  return on ? td.icon("star") : td.icon("star-outline");
};

td.load = (() => {
  var SLICE = 6;
  var asked = null;

  function script(path) {
    return new Promise((done, failed) => {
      var element = td.el("script", "", { src: td.root + path });
      element.onload = done;
      element.onerror = () => { failed(new Error("could not load " + path)); };
      document.head.append(element);
    });
  }

  /* A turn of the event loop that, unlike a timer, is not held back in the middle of typing. */
  function turn(next) {
    var channel = new MessageChannel();
    channel.port1.onmessage = next;
    channel.port2.postMessage(0);
  }

  function here() {
    return Promise.all([script(td.files.engine), script(td.files.index)]).then(() => new Promise(turn)).then(() => {
      var finder = globalThis.talkdownEngine().open(globalThis.talkdownBook);
      return new Promise(done => {
        (function slice() {
          if (!finder.fill(SLICE, () => performance.now())) return turn(slice);
          turn(() => {
            done({
              about: finder.about,
              find: ask => Promise.resolve(finder.find(ask)),
              get: ids => Promise.resolve(finder.get(ids)),
            });
          });
        })();
      });
    });
  }

  function besides() {
    return Promise.resolve().then(location.protocol === "file:" ? fromText : fromFile).then(start => {
      var waiting = new Map(), last = 0;
      function send(message) {
        return new Promise((done, failed) => {
          message.id = ++last;
          waiting.set(message.id, { done: done, failed: failed });
          start.worker.postMessage(message);
        });
      }
      start.worker.onmessage = event => {
        var one = waiting.get(event.data.id);
        waiting.delete(event.data.id);
        if (one) one.done(event.data.answer);
      };
      start.worker.onerror = event => {
        waiting.forEach(one => { one.failed(event); });
        waiting.clear();
      };
      return send(start.first).then(about => {
        return {
          about: about,
          find: ask => { return send({ ask: ask }); },
          get: ids => { return send({ ids: ids }); },
        };
      });
    });
  }

  function fromFile() {
    return { worker: new Worker(td.root + td.files.engine), first: { script: td.root + td.files.index } };
  }

  /* A page opened from a file may start a worker only from a text it holds. */
  function fromText() {
    return Promise.all([script(td.files.engine), script(td.files.index)]).then(() => {
      var text = "globalThis.talkdownEngine=" + globalThis.talkdownEngine + ";talkdownEngine().serve(self)";
      var url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      return { worker: new Worker(url), first: { book: globalThis.talkdownBook } };
    });
  }

  /* The promise of {about, find, get}; the first call loads. A failure may be tried again. */
  return () => {
    if (!asked) {
      asked = besides().catch(here);
      asked.catch(() => { asked = null; });
    }
    return asked;
  };
})();
