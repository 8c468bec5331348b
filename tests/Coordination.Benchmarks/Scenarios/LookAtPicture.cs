using Coordination.Grains;
using Coordination.Silo.Callers;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// Somebody looks at the picture of a citizen: an auditor who sees it whole, or a caseworker who sees their own department's content, with
/// and without the look logged before the answer. What masking and logging cost is the ratio of the scenarios in one run.
/// </summary>
internal sealed class LookAtPicture(string name, string title, bool isMasked, bool isLogged) : IScenario
{
    private static readonly Caller Auditor = new(CallerKind.Auditor, "auditor");

    public static IReadOnlyList<IScenario> All { get; } =
    [
        new LookAtPicture("picture-whole", "picture, seen whole, look not logged", isMasked: false, isLogged: false),
        new LookAtPicture("picture-masked", "picture, masked, look not logged", isMasked: true, isLogged: false),
        new LookAtPicture("picture-whole-logged", "picture, seen whole, look logged", isMasked: false, isLogged: true),
        new LookAtPicture("picture-masked-logged", "picture, masked, look logged", isMasked: true, isLogged: true),
    ];

    public string Name => name;

    public string Title => title;

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        Auditor.SetCurrent();
        var whole = (await silo.Grains.GetGrain<ICitizenGrain>(silo.Citizens.Key(0)).Picture())!;
        var caseworker = new Caller(CallerKind.Caseworker, whole.Interventions[0].Caseworker);
        var (viewer, looks) = (isMasked ? caseworker : Auditor, silo.Get<LookLog>());
        return await ClosedLoop.RunAsync(options.Callers, options.Seconds, silo, async _ =>
        {
            viewer.SetCurrent();
            var key = silo.Citizens.Key(Random.Shared.Next(silo.Citizens.Count));
            var seen = await silo.Grains.GetGrain<ICitizenGrain>(key).Picture()
                ?? throw new InvalidOperationException("The viewer sees nothing of the citizen.");
            if (seen.Access.Any(static one => one.Access != "full") != isMasked)
                throw new InvalidOperationException("The picture is not as the scenario says.");
            if (isLogged) await looks.WriteAsync(viewer, viewer.Id, key, "picture", LookLog.Involved);
        });
    }
}
