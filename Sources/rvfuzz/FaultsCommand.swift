import ArgumentParser
import PlantedFaults

struct FaultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faults", abstract: "List the faults that can be planted, one a line, name first.")

    func run() {
        let width = FaultSpec.catalogue.map(\.name.count).max() ?? 0
        for spec in FaultSpec.catalogue {
            let name = spec.name + String(repeating: " ", count: width - spec.name.count)
            Console.print("\(name)  \(spec.category): \(spec.summary)")
        }
    }
}
