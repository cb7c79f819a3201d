/// A finite set of cells of one kind, each of which a program may reach.
///
/// Cells are numbered; not every number is a cell: combinations that cannot be are left out when the family is made, so that
/// all cells together are what a perfect campaign reaches.
public struct CoverageFamily: Sendable {
    /// One word, for tables and files.
    public let name: String
    /// What its cells are made of.
    public let meaning: String
    /// The name of each number, nil where it is no cell.
    let names: [String?]
    /// How many cells there are.
    public let cellCount: Int

    /// A family of the cells that `names` has.
    init(_ name: String, _ meaning: String, _ names: [String?]) {
        self.name = name
        self.meaning = meaning
        self.names = names
        cellCount = names.count { $0 != nil }
    }

    /// A family from what its dimensions say, the last one running fastest.
    ///
    /// - Parameter cell: The name of the cell at these coordinates, or nil if it cannot be.
    init(_ name: String, _ meaning: String, sizes: [Int], cell: ([Int]) -> String?) {
        var names: [String?] = []
        var place = [Int](repeating: 0, count: sizes.count)
        for _ in 0..<sizes.reduce(1, *) {
            names.append(cell(place))
            var index = sizes.count - 1
            while index >= 0 {
                place[index] += 1
                if place[index] < sizes[index] { break }
                place[index] = 0
                index -= 1
            }
        }
        self.init(name, meaning, names)
    }
}
