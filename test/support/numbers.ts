/**
 * The test numbers that this repository uses, from Skatteverket's open data (testpersonnummer and test samordningsnummer,
 * CC0): never issued to anybody.
 */
export const testNumbers: readonly string[] = [
  '189001019802',
  '190001019801',
  '191401682396',
  '192701089167',
  '194410792388',
  '195704133106',
  '195709112790',
  '196803259297',
  '197201079295',
  '198001022386',
  '198102062398',
  '198503149885',
  '198801012389',
  '199001012385',
  '199301012382',
  '199503132384',
  '199801012387',
  '200811262385',
  '200900802398',
  '201011252382',
  '201111252381',
  '201701012393',
  '202208692398',
];
