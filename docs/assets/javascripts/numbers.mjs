// How French writes numbers, looked up once one is to be told: to know that takes a while.

function written(options) {
  let format;
  return (number) => (format ??= new Intl.NumberFormat("fr", options).format)(number);
}

export const percent = written({ style: "percent" });
export const megabytes = written({ style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
