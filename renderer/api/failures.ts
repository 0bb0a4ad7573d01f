type Listener = (error: unknown) => void;

let listener: Listener = (error) => console.error(error);

/** The window says here how it shows what an action could not do (a toast). */
export function onFailure(next: Listener): void {
  listener = next;
}

/** An action was refused; what it had shown is taken back already. */
export function reportFailure(error: unknown): void {
  listener(error);
}
