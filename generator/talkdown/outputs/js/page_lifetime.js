/**
 * How long a page is shown. The theme exchanges it for another without loading anything, and holds on to parts of it: whatever listens
 * there would stay for as long as the tab is open.
 */

/**
 * @param {Element} place on the page
 * @returns {AbortSignal} aborted once the theme has exchanged the page with this place for another
 */
export function lifetimeOf(place) {
  const lifetime = new AbortController();
  const subscription = window.document$?.subscribe(() => {
    if (place.isConnected) return;
    subscription?.unsubscribe();
    lifetime.abort();
  });
  return lifetime.signal;
}
