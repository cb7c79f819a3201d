import ArgumentParser
import EngineCatalogue
import Glibc
import GuestISA
import GuestMachine
import PlantedFaults

/// Attacks the memory of this process from guest programs; no part of the tool.
@main
struct GuestAttack: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give every engine hostile addresses, in every instruction that takes one.",
        discussion: """
            Addresses are random, around the ends of every guest region and of the address space, and aimed at every \
            mapping of this process. Each must end as the contract says, and change nothing else.
            """)

    @Option(help: "Random addresses for each engine, map, use and instruction, besides those aimed at something.")
    var addresses = 100_000

    @Option(help: "What the random addresses depend on.")
    var seed: UInt64 = 1

    @Option(help: "Plant a fault, to see that the attack finds it.")
    var fault: String?

    func validate() throws {
        if let fault, Fault(name: fault) == nil { throw ValidationError("'\(fault)' is no fault") }
        guard addresses > 0 else { throw ValidationError("--addresses is \(addresses), expected at least 1") }
    }

    func run() throws {
        for kind in EngineKind.allCases {
            var (count, allowed) = (0, 0)
            for setup in GuestAttack.setups {
                for instruction in AttackingInstruction.all {
                    let attack = try AddressAttack(
                        kind, setup.map, options: setup.options, seed: seed, fault: fault.flatMap(Fault.init(name:)))
                    try attack.run(instruction, addressCount: addresses)
                    count += attack.count
                    allowed += attack.allowedCount
                }
            }
            print("\(kind.rawValue): \(count) addresses, \(allowed) of them allowed, all as the contract says")
            fflush(nil)
        }
    }

    /// The maps, and how engines are set up for them: compared, or running a process, counted or not.
    static var setups: [(map: AttackedMemory.Map, options: EngineOptions)] {
        AttackedMemory.Map.allCases.flatMap { map in
            [EngineOptions.Use.comparison, .process(countsInstructions: true), .process(countsInstructions: false)]
                .map { use in
                    var options = EngineOptions()
                    options.use = use
                    options.translatesEarly = true
                    return (map, options)
                }
        }
    }
}
