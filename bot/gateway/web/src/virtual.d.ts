declare module "virtual:chat-markup" {
  const markup: string;
  export default markup;
}
declare module "virtual:names" {
  export const filter: string;
  export const hashes: number;
  export const unsure: string;
}
