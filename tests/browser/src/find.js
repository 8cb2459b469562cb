const [role, name, outer] = arguments;
// The native elements of each role, beside those that claim it.
const native = {
  button: "button, summary",
  heading: "h1, h2, h3, h4, h5, h6",
  region: "section",
  group: "fieldset",
  radio: "input[type=radio]",
  radiogroup: "fieldset",
  checkbox: "input[type=checkbox]",
  slider: "input[type=range]",
  combobox: "select",
  list: "ul, ol",
  link: "a[href]",
  img: "img, svg[role=img]",
};
const selector = [`[role=${role}]`, native[role]].filter(Boolean).join(", ");
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const spoken = (element) => {
  if (element.getAttribute("aria-hidden") === "true" || element.hidden) return "";
  let text = "";
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data;
    else if (child.nodeType === Node.ELEMENT_NODE) text += child.getAttribute("aria-label") ?? spoken(child);
  }
  return text;
};
const nameOf = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return tidy(by.split(/\s+/).map((id) => spoken(document.getElementById(id) ?? document.createElement("i"))).join(" "));
  if (element.hasAttribute("aria-label")) return tidy(element.getAttribute("aria-label"));
  if (element.labels?.length) return tidy([...element.labels].map((label) => {
    const copy = label.cloneNode(true);
    copy.querySelectorAll("select, input, textarea").forEach((control) => control.remove());
    return spoken(copy);
  }).join(" "));
  if (element.tagName === "FIELDSET") return tidy(spoken(element.querySelector(":scope > legend") ?? document.createElement("i")));
  if (["region", "group", "radiogroup", "list", "log", "slider", "combobox"].includes(role)) return "";
  return tidy(spoken(element));
};
const visible = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? element.getClientRects().length > 0;
return [...(outer ?? document).querySelectorAll(selector)].filter(
  (element) =>
    visible(element) &&
    !(element.hasAttribute("role") && element.getAttribute("role") !== role) &&
    (name === null || nameOf(element) === name),
);
