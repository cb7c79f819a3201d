import GuestLinux
import GuestMachine
import TestSupport
import Testing

@Suite("Address space") struct AddressSpaceTests {
    private static let page = GuestMemory.pageSize

    private func pages(_ range: Range<UInt64>) -> Range<UInt64> {
        range.lowerBound * AddressSpaceTests.page..<range.upperBound * AddressSpaceTests.page
    }

    @Test(
        "random mapping, protection and unmapping leave what a page-by-page model has",
        arguments: 0..<4 as Range<UInt64>)
    func model(_ seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        var space = try AddressSpace(memoryLimit: 1 << 32)
        let pageCount = 40
        var model = [PagePermissions?](repeating: nil, count: pageCount)
        var marks = [UInt64](repeating: 0, count: pageCount)
        for step in 1...400 {
            let first = random.below(pageCount)
            let range = first..<first + 1 + random.below(pageCount - first)
            let rights = random.pick([[], .read, [.read, .write], [.read, .execute], .all] as [PagePermissions])
            let addresses = pages(UInt64(range.lowerBound)..<UInt64(range.upperBound))
            switch random.below(4) {
            case 0:
                try space.map(addresses, rights)
                for page in range { (model[page], marks[page]) = (rights, 0) }
            case 1:
                try space.unmap(addresses)
                for page in range { (model[page], marks[page]) = (nil, 0) }
            case 2:
                if model[range].contains(nil) {
                    #expect(throws: LinuxErrno.outOfMemory) { try space.protect(addresses, rights) }
                } else {
                    try space.protect(addresses, rights)
                    for page in range { model[page] = rights }
                }
            default:
                try space.discard(addresses)
                for page in range { marks[page] = 0 }
            }
            // A mark in each writable page shows later whether its bytes were kept.
            for page in range where model[page]?.contains(.write) == true {
                marks[page] = UInt64(step)
                #expect(space.memory.storeSlowly(UInt64(page) * AddressSpaceTests.page, UInt64(step), count: 8) == nil)
            }
            try check(space, model, marks)
        }
    }

    private func check(_ space: AddressSpace, _ model: [PagePermissions?], _ marks: [UInt64]) throws {
        var isEqual = true
        for (index, rights) in model.enumerated() {
            let address = UInt64(index) * AddressSpaceTests.page
            isEqual = isEqual && space.memory.permissions(at: address) == rights ?? []
            isEqual = isEqual && space.isFree(address..<address + AddressSpaceTests.page) == (rights == nil)
            if rights?.contains(.read) == true {
                isEqual = isEqual && space.memory.loadSlowly(address, count: 8) == .value(marks[index])
            }
        }
        #expect(isEqual)
        #expect(space.mappedBytes == UInt64(model.count { $0 != nil }) * AddressSpaceTests.page)
        for (below, above) in zip(space.areas, space.areas.dropFirst()) {
            #expect(below.range.upperBound <= above.range.lowerBound)
            #expect(below.range.upperBound < above.range.lowerBound || below.permissions != above.permissions)
        }
    }

    @Test("the highest gap that is large enough is found")
    func gaps() throws {
        var space = try AddressSpace(memoryLimit: 1 << 32)
        let ceiling = AddressSpace.mappingCeiling
        let page = AddressSpaceTests.page
        #expect(space.gap(page) == ceiling - page..<ceiling)
        try space.map(ceiling - page..<ceiling, .read)
        try space.map(ceiling - 3 * page..<ceiling - 2 * page, .read)
        #expect(space.gap(page) == ceiling - 2 * page..<ceiling - page)
        #expect(space.gap(2 * page) == ceiling - 5 * page..<ceiling - 3 * page)
        let bottom = AddressSpace.userRange.lowerBound
        #expect(space.gap(ceiling - 3 * page - bottom) == bottom..<ceiling - 3 * page)
        #expect(space.gap(ceiling - 2 * page - bottom) == nil)
        #expect(space.gap(1 << 40) == nil)
    }

    @Test("the number of areas is bounded, and what is refused changes nothing")
    func areaLimit() throws {
        var space = try AddressSpace(memoryLimit: 1 << 32)
        try space.map(pages(16..<60_016), .read)
        var changed: UInt64 = 0
        do throws(LinuxErrno) {
            while changed < 30_000 {
                try space.protect(pages(17 + changed * 2..<18 + changed * 2), [.read, .write])
                changed += 1
            }
        } catch {
            #expect(error == .outOfMemory)
        }
        #expect(space.areas.count <= AddressSpace.areaLimit)
        #expect(changed >= UInt64(AddressSpace.areaLimit / 2 - 2))
        #expect(space.memory.permissions(at: pages(17 + changed * 2..<18 + changed * 2).lowerBound) == .read)
        #expect(space.memory.permissions(at: pages(15 + changed * 2..<16 + changed * 2).lowerBound) == [.read, .write])
    }

    @Test("mapping beyond the memory limit is refused, replacing what is mapped is not")
    func memoryLimit() throws {
        var space = try AddressSpace(memoryLimit: 4 * AddressSpaceTests.page)
        try space.map(pages(16..<20), .read)
        #expect(throws: LinuxErrno.outOfMemory) { try space.map(pages(30..<31), .read) }
        try space.map(pages(16..<20), [.read, .write])
        try space.unmap(pages(16..<17))
        try space.map(pages(30..<31), .read)
        #expect(space.mappedBytes == 4 * AddressSpaceTests.page)
    }
}
