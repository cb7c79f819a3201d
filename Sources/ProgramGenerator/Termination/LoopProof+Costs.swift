extension LoopProof {
    /// For each node of `region`, the most instructions from there on inside the region, inner loops included.
    ///
    /// - Parameter excluding: The loop whose region it is: its back edge does not count.
    func pathCosts(in region: ClosedRange<Int>, excluding: Int?) -> [UInt64] {
        var costs = Array(repeating: UInt64(0), count: region.count)
        for index in region.reversed() {
            if let inner = outermostLoop(at: index, within: excluding) {
                let exits = (inner.head...inner.tail).flatMap { successors[$0] }
                    .filter { $0 > inner.tail && region.contains($0) }
                costs[index - region.lowerBound] =
                    inner.cost + (exits.map { costs[$0 - region.lowerBound] }.max() ?? 0)
                continue
            }
            let rest =
                successors[index].filter { $0 > index && region.contains($0) }
                .map { costs[$0 - region.lowerBound] }.max() ?? 0
            costs[index - region.lowerBound] = min(1 + nodes[index].calleeBound + rest, ProgramAnalysis.boundLimit)
        }
        return costs
    }

    /// The largest loop with its head at `index` that lies properly inside the loop `within`; in the function if nil.
    private func outermostLoop(at index: Int, within: Int?) -> Loop? {
        // Loops are sorted by size, and those around `within` come after it.
        loops[..<(within ?? loops.count)].last { $0.head == index }
    }
}
