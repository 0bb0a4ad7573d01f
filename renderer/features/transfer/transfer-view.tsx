export function TransferView() {
  return null;
}
