// The words of the interface, in Chinese and English.

const WORDS = {
  search: ["搜索：名字、拼音或首字母", "Search: a name, pinyin or initials"],
  results: ["搜索结果", "Results"],
  nothing: ["没有找到", "Nothing found"],
  skip: ["跳到内容", "Skip to the card"],
  picture: ["关系图", "Graph"],
  pictureHelp: [
    "方向键移动，加减号缩放，0 复原；图中的人和关系在右侧卡片里都能用键盘打开。",
    "Arrow keys move, plus and minus zoom, 0 resets; all that is drawn opens from the cards by keyboard as well.",
  ],
  noWebgl: ["浏览器没有 WebGL：图是静止的，点选和卡片照常。", "No WebGL here: the picture stands still; click and cards work."],
  filters: ["筛选", "Filters"],
  view: ["视图", "View"],
  people: ["人际", "People"],
  overview: ["全图", "Overview"],
  colour: ["颜色", "Colours"],
  bySystem: ["按系统", "By system"],
  byKind: ["按种类", "By kind"],
  byCommunity: ["按群组", "By community"],
  kinds: ["种类", "Kinds"],
  systems: ["系统", "Systems"],
  noSystem: ["未定", "Not known"],
  ties: ["关系种类", "Kinds of tie"],
  place: ["地方", "Place"],
  anywhere: ["所有地方", "Anywhere"],
  score: ["最低分数", "Least score"],
  time: ["时间", "Time"],
  from: ["从", "From"],
  to: ["到", "To"],
  undated: ["含日期不详", "With undated ones"],
  reset: ["全部显示", "Show all"],
  drawn: ["图中 {0} 个点，{1} 条关系", "Drawn: nodes {0}, ties {1}"],
  card: ["卡片", "Card"],
  text: ["原文", "Text"],
  start: ["总览", "Overview"],
  empty: ["图里没有人、职位、机构或会议。", "There are no persons, posts, bodies or meetings in this graph."],
  most: ["联系最多", "Most ties"],
  conflicts: ["冲突", "Conflicts"],
  conflict: ["冲突", "Conflict"],
  posts: ["任职", "Posts"],
  life: ["生平", "Life"],
  statements: ["言论", "Statements"],
  meetings: ["会议与活动", "Meetings and events"],
  tiesOf: ["关系", "Ties"],
  holders: ["历任", "Holders"],
  staff: ["人员", "People"],
  targets: ["指标", "Targets"],
  participants: ["参加者", "Participants"],
  belongs: ["所属", "Belongs to"],
  parts: ["下属", "Parts"],
  here: ["在此", "Here"],
  named: ["见于", "Named in"],
  more: ["另有 {0} 处", "{0} more"],
  evidence: ["出处 {0}", "Source {0}"],
  over: ["经由", "By"],
  repaired: ["修复后", "Repaired"],
  raw: ["原样", "As in the file"],
  mentions: ["标出名字", "Mark names"],
  back: ["返回卡片", "Back to the card"],
  noText: ["此页全文未收入本文件，只有所引原话。", "The text of this page is not in this file, only the words quoted."],
  leftOut: ["{0} 页全文未收入（本文件有大小限制），只有所引原话。", "Pages without their text, as this file is kept small: {0}. Of these there are the quotes alone."],
  tiesLeftOut: [
    "人与人之间共有 {1} 条关系，本文件只收最强的 {0} 条；其余用 guanxi ties 名字 查看，people.gexf 和 people.graphml 里也都有。",
    "There are {1} ties between persons; this file holds the {0} strongest. The rest is told by guanxi ties NAME, and is in people.gexf and people.graphml.",
  ],
  link: ["复制链接", "Copy link"],
  copied: ["链接已复制", "Link copied"],
  png: ["存为 PNG", "Save PNG"],
  svg: ["存为 SVG", "Save SVG"],
  print: ["打印", "Print"],
  theme: ["深浅", "Light or dark"],
  language: ["English", "中文"],
  unknownDay: ["日期不详", "No date"],
  until: ["至", "to"],
  since: ["起任", "from"],
  seen: ["见于", "seen"],
  close: ["关闭", "Close"],
  target: ["目标", "target"],
  actual: ["完成", "reported"],
  role: ["任职", "Role"],
  who: ["谁", "Who"],
  file: ["文件", "File"],
};

const ENGLISH = {
  holds: "holds", of: "belongs to", role: "role in", reported_to: "reports to", organization: "body", development_zone: "development zone",
};

let column = 0;

export function useLanguage(lang) {
  column = lang === "en" ? 1 : 0;
  document.documentElement.lang = column ? "en" : "zh-CN";
}

export function isEnglish() {
  return column === 1;
}

/** The interface's word, with values put in. */
export function t(key, ...values) {
  const text = WORDS[key]?.[column] ?? key;
  return text.replace(/\{(\d)\}/g, (_, at) => values[at]);
}

/** A kind, system or state: the Chinese word that the data has, or its name read as English. */
export function word(key, chinese) {
  return column ? ENGLISH[key] ?? String(key).replaceAll("_", " ") : chinese ?? key;
}
