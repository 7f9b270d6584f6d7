/** The made-up people of the demo. Nobody here is anybody; the names are of many kinds because academies are. */
export interface DemoClass {
  readonly id: string;
  readonly name: string;
  readonly officers: readonly string[];
}

/** Right-to-left, single and very long names are among them on purpose: every list must hold them. */
export const CLASSES: readonly DemoClass[] = [
  {
    id: "recruits-a",
    name: "Recruits A",
    officers: [
      "Tamsin Okoro",
      "Łukasz Wiśniewski",
      "ليلى حدّاد",
      "Marisol Quintanilla Reyes",
      "Dae-hyun Baek",
      "Siobhán Ní Dhálaigh",
      "Sutrisno",
      "Jordan Whitebull",
      "Oluwadamilola Ayomide Adebayo-Ogunleye",
      "Petra Novotná",
      "Renee Castellane",
      "נועם ברקוביץ׳",
      "Harpreet Kaur Dhaliwal",
      "Tomás Echeverría",
      "Kayla Brandt",
      "Nguyễn Thị Phương Thảo",
    ],
  },
  {
    id: "recruits-b",
    name: "Recruits B",
    officers: [
      "Marcus Delacroix",
      "陈雨桐",
      "Ingrid Sørbø",
      "يوسف المنصوري",
      "Abdi Warsame Guled",
      "Rosalind Thackeray-Hume",
      "Mateus Gonçalves",
      "Dawa",
      "Emily Standing Elk",
      "Ömer Yıldıztekin",
      "María-Concepción Fernández de la Vega y Monteagudo",
      "Andre Pettiford",
      "Олена Ковальчук",
      "Kekoa Nāmāhoe",
      "Priyanka Venkataraghavan",
      "Colin Baptiste",
    ],
  },
  {
    id: "in-service",
    name: "In-service",
    officers: [
      "Deborah Lindqvist",
      "Ramón Ybarra",
      "שירה אלקיים",
      "Theodora Παπαδάκη",
      "Walter J. Mrozek III",
      "Fa’asavalu Leota",
      "Gülşen Demirkan",
      "박서연",
      "Terrence Oakes",
      "Anneliese Vogtländer",
      "فاطمة الزهراء بن عيسى",
      "Jean-Baptiste Tshilombo",
      "Nilufar",
      "Carla Bevilacqua",
      "Þórdís Hrafnsdóttir",
      "Samuel Yellowhorse",
    ],
  },
];

export const TRAINERS = ["Sgt. Okafor", "Sgt. Lindgren", "Training Officer Ruiz"] as const;
