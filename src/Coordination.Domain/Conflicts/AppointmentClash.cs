using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Two mandatory appointments, neither cancelled nor over, have less than the travel time between them (none is needed
/// where the place is the same). Policy settles it: the one of lower precedence yields; of equal precedence the one
/// booked later. Its caseworker rebooks.
/// </summary>
/// <remarks>Basis: local policy. What counts as a change of the parties: times and places.</remarks>
internal sealed class AppointmentClash : IConflictRule
{
    public const string Name = "appointment-clash";

    public string Kind => Name;

    public IReadOnlyList<string> Outcomes { get; } = ["yield", "keep-both"];

    public IEnumerable<ConflictFinding> Find(Scene scene)
    {
        foreach (var clash in scene.Clashes)
        {
            if (Yielding.IsOver(scene, clash.Stays) || Yielding.IsOver(scene, clash.Yields)) continue;
            var givesWay = Yielding.GivesWay(scene, clash.Id, clash.Material, clash.Yields.Id);
            var yields = givesWay is null ? null : givesWay == clash.Yields.Id ? clash.Yields : clash.Stays;
            yield return new ConflictFinding
            {
                Id = clash.Id,
                Kind = Name,
                Parties = clash.Parties,
                Material = clash.Material,
                Act = new PolicyAct("yield", clash.Yields.Id),
                Owes = yields is null ? null : scene.Answering(yields),
                AnswerBy = yields is null ? null : Yielding.RebookBy(scene, yields, scene.Since(clash.Id, clash.Material)),
            };
        }
    }
}
