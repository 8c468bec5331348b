using Coordination.Domain.Citizens;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// A mandatory appointment lies inside an admission (ward, prison, residential; one without an expected end counts a
/// policy number of days ahead) at another place. Policy settles it: the appointment yields. Its caseworker meets the
/// citizen there, by phone, or rebooks.
/// </summary>
/// <remarks>Basis: local policy. What counts as a change of the parties: the appointment's times and place, the place of the stay.</remarks>
internal sealed class CitizenUnavailable : IConflictRule
{
    public const string Name = "citizen-unavailable";

    public string Kind => Name;

    public IReadOnlyList<string> Outcomes { get; } = ["yield", "keep-both"];

    public IEnumerable<ConflictFinding> Find(Scene scene)
    {
        foreach (var unavailable in Yielding.Unavailabilities(scene))
        {
            var appointment = unavailable.Appointment;
            if (Yielding.IsOver(scene, appointment)) continue;
            var yields = Yielding.GivesWay(scene, unavailable.Id, unavailable.Material, appointment.Id) is not null;
            yield return new ConflictFinding
            {
                Id = unavailable.Id,
                Kind = Name,
                Parties = unavailable.Parties,
                Material = unavailable.Material,
                Act = new PolicyAct("yield", appointment.Id),
                Owes = yields ? scene.Answering(appointment) : null,
                AnswerBy = yields ? Yielding.RebookBy(scene, appointment, scene.Since(unavailable.Id, unavailable.Material)) : null,
            };
        }
    }
}
