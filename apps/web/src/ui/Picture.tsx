/** A small picture that stands in a field. */
export const Picture = ({ png, alt }: { readonly png: string; readonly alt: string }) => (
  <img className="picture" src={`data:image/png;base64,${png}`} alt={alt} />
);
