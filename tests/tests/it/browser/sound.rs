//! What holds for every page: it fits, it is quiet, it can be read aloud and reached by keyboard.

use serde_json::Value;

use super::driver::Browser;

/// The widths that pages must fit: a desk and a phone.
pub(super) const WIDTHS: [u32; 2] = [1280, 390];

/// Returns what is wrong with the page as it stands.
const FAULTS: &str = r"
    const faults = [];
    const root = document.documentElement;
    const named = (element) => `${element.tagName.toLowerCase()}.${element.className} ${element.outerHTML.slice(0, 120)}`;
    const seen = (element) => element.checkVisibility();
    if (root.scrollWidth > root.clientWidth || innerWidth > width) {
      faults.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
      for (const element of document.body.querySelectorAll('*')) {
        if (element.getBoundingClientRect().right > root.clientWidth + 1) faults.push(`too wide: ${named(element)}`);
      }
    }
    if (!document.title.trim()) faults.push('no title');
    if (document.querySelectorAll('h1').length !== 1) faults.push(`${document.querySelectorAll('h1').length} h1`);
    if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
    let level = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const own = Number(heading.tagName[1]);
      if (own > level + 1) faults.push(`h${level} is followed by ${named(heading)}`);
      level = own;
    }
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push(`two elements are #${id}`);
    for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
      if (seen(field) && !field.labels.length && !field.ariaLabel && !field.getAttribute('aria-labelledby')) {
        faults.push(`no label: ${named(field)}`);
      }
    }
    for (const link of document.querySelectorAll('a, button')) {
      if (seen(link) && !link.innerText.trim() && !link.ariaLabel) faults.push(`no name: ${named(link)}`);
    }
    for (const link of document.querySelectorAll('a')) {
      if (!link.getAttribute('href')) faults.push(`leads nowhere: ${named(link)}`);
      const id = link.hash && link.pathname === location.pathname && decodeURIComponent(link.hash.slice(1));
      if (id && !document.getElementById(id)) faults.push(`no #${id} for ${named(link)}`);
    }
    for (const image of document.querySelectorAll('img')) {
      if (!image.hasAttribute('alt')) faults.push(`no alt: ${named(image)}`);
      if (!image.naturalWidth) faults.push(`no picture: ${named(image)}`);
    }
    for (const group of document.querySelectorAll('fieldset')) {
      const labels = [...group.querySelectorAll('label > span:first-of-type')].map((label) => label.textContent.trim());
      for (const label of labels.filter((it, at) => labels.indexOf(it) !== at)) faults.push(`two choices are ${label}`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (!seen(node.parentElement) || node.data.includes('://')) continue;
      for (const word of node.data.matchAll(/[A-Za-z]{2,}/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].filter((it) => it.width).map((it) => Math.round(it.top)));
        if (lines.size > 1) faults.push(`a word is broken: ${word[0]} in ${named(node.parentElement)}`);
      }
    }
    for (const time of document.querySelectorAll('time')) {
      if (seen(time) && time.getClientRects().length > 1) faults.push(`a date is broken: ${time.innerText}`);
    }
    for (const element of document.querySelectorAll('[style], [onclick]')) faults.push(`inline: ${named(element)}`);
    for (const element of document.body.querySelectorAll('*')) {
      const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('').trim();
      if (!text || !seen(element)) continue;
      const style = getComputedStyle(element);
      if (parseFloat(style.fontSize) < 12) faults.push(`${style.fontSize} text: ${named(element)}`);
      if (/\b(null|undefined|NaN)\b|\{\{|\{%/.test(text)) faults.push(`raw text: ${text.slice(0, 80)}`);
      if (/^[A-Z]+(_[A-Z]+)+$/.test(text)) faults.push(`a code of ours: ${text}`);
    }
    return faults;
";

/// Returns text whose colours are too close for readers with weak eyes (WCAG 2, AA), on plain backgrounds.
const CONTRAST: &str = r"
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => [r, g, b].map((it) => it / 255)
      .map((it) => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
      .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = rgba(getComputedStyle(at).backgroundColor);
        if (colour[3] > 250) return colour;
      }
      return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18, 255] : [255, 255, 255, 255];
    };
    const faults = new Set();
    for (const element of document.body.querySelectorAll('*')) {
      const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('').trim();
      if (!text || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const [a, b] = [light(rgba(style.color)), light(ground(element))].sort((one, other) => other - one);
      const ratio = (a + 0.05) / (b + 0.05);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) faults.add(`contrast ${ratio.toFixed(2)}: ${element.className} ${text.slice(0, 40)}`);
    }
    return [...faults];
";

impl Browser {
    /// Visits an address at every width, keeps a picture of each, and returns what is wrong.
    pub(super) async fn faults(&self, address: &str, name: &str) -> Vec<String> {
        let mut faults = Vec::new();
        for width in WIDTHS {
            self.resize(width).await;
            self.go(address).await;
            self.picture(&format!("{name}-{}-{width}", self.reader.name())).await;
            faults.extend(
                texts(&self.evaluate(&format!("const width = {width};{FAULTS}")).await)
                    .map(|fault| format!("{width} px: {fault}")),
            );
            for scheme in ["light", "dark"] {
                self.colour(scheme).await;
                faults.extend(texts(&self.evaluate(CONTRAST).await).map(|fault| format!("{scheme}: {fault}")));
            }
            self.picture(&format!("{name}-{}-{width}-dark", self.reader.name())).await;
            self.colour("light").await;
            faults.extend(self.complaints().await);
        }
        let lang = self.evaluate("return document.documentElement.lang").await;
        if !lang.as_str().is_some_and(|lang| lang.starts_with(self.reader.language)) {
            faults.push(format!("the language of the page is {lang}"));
        }
        faults.into_iter().map(|fault| format!("{name}, {}: {fault}", self.reader.name())).collect()
    }

    /// Returns what the browser complains of since it was last asked: failed loads, scripts, refused content.
    pub(super) async fn complaints(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.expect("the browser keeps a log");
        let loud = log.into_iter().filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
        loud.map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
    }
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}
