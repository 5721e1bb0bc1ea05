internal import EbbGenerated
import Foundation

/// The crisis plan in its files. It opens whatever became of the store, its key or the rest of Ebb.
/// Its calls read a small file and wait for nobody, so none of them is `async`.
public final class PlanFile: Sendable {
  private let core: EbbGenerated.PlanFile

  /// The plan of the store in `folder`; neither needs to be there.
  public init(in folder: URL) throws(EbbError) {
    core = try answer { try EbbGenerated.PlanFile.of(folder: folder.path) }
  }

  /// Reads what is there, with how the files are.
  public func open() throws(EbbError) -> OpenedVault {
    try answer { OpenedVault(try core.`open`()) }
  }

  /// The plan as it may show: all of it, or while `locked` what the person allowed.
  public func shown(locked: Bool) throws(EbbError) -> CrisisPlan {
    try answer { CrisisPlan(try core.shown(locked: locked)) }
  }

  /// Every version that was saved, the newest first.
  public func versions() throws(EbbError) -> [PlanVersion] {
    try answer { try core.versions().map { PlanVersion($0) } }
  }

  /// A copy on paper as plain text.
  public func text(_ export: PlanExport, language: String = "en") throws(EbbError) -> String {
    try answer { try core.asText(export: export.lowered(), language: language) }
  }

  /// A copy on paper as one HTML page that needs nothing else.
  public func html(_ export: PlanExport, language: String = "en") throws(EbbError) -> String {
    try answer { try core.asHtml(export: export.lowered(), language: language) }
  }
}

/// Crisis lines, which need no folder.
public enum CrisisLines {
  /// The lines of `region`, an ISO 3166-1 alpha-2 code, in the order in which to try them; `door`
  /// puts its own first.
  public static func of(
    _ region: String,
    under18: Bool = false,
    door: PlanDoor? = nil,
    now: Date = Date(),
    language: String = "en"
  ) throws(EbbError) -> RegionLines {
    try answer {
      RegionLines(
        try EbbGenerated.crisisLines(
          region: region,
          under18: under18,
          door: door.map { (one) throws(EbbError) in try one.lowered() },
          now: now.checked(),
          language: language
        )
      )
    }
  }

  /// Every region with lines, by name.
  public static func regions(language: String = "en") throws(EbbError) -> [RegionName] {
    try answer { try EbbGenerated.crisisRegions(language: language).map { RegionName($0) } }
  }
}
