import GuestMachine
import HostFiles
import PlantedFaults
import ProgramGenerator

/// What a campaign was asked to run: the contents of `campaign.json`.
struct CampaignRecord: JSONRecord {
    var seed: UInt64
    var generator: UInt32
    var iterations: UInt64?
    var engines: [String]
    var mode: String
    var fault: String?
    var disabled: [String]

    init(_ options: CampaignOptions) {
        seed = options.seed
        generator = ProgramGenerator.version
        iterations = options.iterations
        engines = options.comparedEngines.map(\.rawValue)
        mode = options.mode.rawValue
        fault = options.fault?.name
        disabled = options.engineOptions.disabled.map(\.name)
    }
}
