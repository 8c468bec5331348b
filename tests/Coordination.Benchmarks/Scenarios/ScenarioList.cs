namespace Coordination.Benchmarks.Scenarios;

/// <summary>All scenarios, in the order they are run.</summary>
internal static class ScenarioList
{
    public static IReadOnlyList<IScenario> All { get; } =
    [
        new RowLockCrud(),
        new StockGrainStorage(),
        new GrainCall("postgres"),
        new InClear(new GrainCall("postgres")),
        new HotCitizen(),
        new Crowd(),
        new EndToEnd(),
        new InClear(new EndToEnd()),
        new OneEventAlone(),
        new FeedReaders(),
        new Webhooks(),
        new Reconciling(),
        new DecidingStages(),
        new WakeFromSnapshot(),
        new WakeFromJournal(),
        new MemoryOfIdleCitizens(),
        new PolicyChange(),
        .. LookAtPicture.All,
        .. ReadOfLargeMunicipality.All,
        new GrainCall("sqlite"),
        new InClear(new GrainCall("sqlite")),
    ];
}
