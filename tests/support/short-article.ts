/**
 * An article that fits on one screen and has what breaks positions: an emoji, a letter with a combining mark,
 * typographic quotes and a sentence that ends inside them.
 */
export const shortArticle = {
  fileName: 'port-maren.txt',
  title: 'Port Maren talks end early',
  text: [
    'Port Maren talks end early',
    '',
    'The delegation left before lunch. “A limit that others draw is an order,” its spokesman said. Nobody asked him what the order was.',
    '',
    'The hosts kept a ceiling of 500 kilometres on the table. Two diplomats called the figure a courtesy. One of them laughed 🚀 and closed the folder.',
    '',
    'Deterrence is not for sale, an analyst said later. The cafe\u0301 fell silent.',
    '',
  ].join('\n'),
} as const;

export const sentences = {
  left: 'The delegation left before lunch.',
  order: '“A limit that others draw is an order,” its spokesman said.',
  nobody: 'Nobody asked him what the order was.',
  ceiling: 'The hosts kept a ceiling of 500 kilometres on the table.',
  courtesy: 'Two diplomats called the figure a courtesy.',
  laughed: 'One of them laughed 🚀 and closed the folder.',
  sale: 'Deterrence is not for sale, an analyst said later.',
  silent: 'The cafe\u0301 fell silent.',
} as const;
