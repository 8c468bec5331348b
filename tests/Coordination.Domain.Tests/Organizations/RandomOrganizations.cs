using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Organizations;
using CsCheck;

namespace Coordination.Domain.Tests.Organizations;

/// <summary>
/// Small organizations in which anybody may be away, anybody may stand in for anybody without a circle, and leaders may sit
/// anywhere; around the nights when the clock is moved.
/// </summary>
internal static class RandomOrganizations
{
    public const int PeopleCount = 8;

    private static readonly string[] Units = ["u-1", "u-2", "u-3"];
    private static readonly DateOnly[] Days =
        [.. Enumerable.Range(0, 6).Select(CitizenScenario.Day("2026-03-27").AddDays), .. Enumerable.Range(0, 5)
            .Select(CitizenScenario.Day("2026-10-23").AddDays)];

    private static readonly Gen<DateOrInstant> End = Gen.Select(
        Gen.Int[0, Days.Length - 1], Gen.Int[0, 1_440], Gen.Int[0, 3],
        (day, minute, form) =>
            form == 0
                ? new DateOrInstant(CitizenScenario.Local($"{Days[day]:yyyy-MM-dd}T00:00").AddMinutes(minute))
                : new DateOrInstant(Days[day]));

    private static readonly Gen<Caseworker> Person = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, PeopleCount], Gen.Int[0, 1], End, End, Gen.Int[0, 3],
        (unit, substitute, department, from, to, absence) => new Caseworker
        {
            Id = "", Name = $"{substitute}", Department = department == 0 ? "A" : "B", Unit = Units[unit],
            Absent = absence == 0 ? null : new Absence { From = from, To = absence == 1 ? null : to },
        });

    /// <summary>Documents; absences that would end before they begin last until further notice.</summary>
    public static Gen<OrganizationDocument> Document { get; } = Gen.Select(
        Person.Array[PeopleCount], Gen.Int[0, PeopleCount].Array[3], Gen.Int[0, PeopleCount - 1].Array[2], Gen.Int[0, PeopleCount], Build);

    public static IEnumerable<string> People => Enumerable.Range(0, PeopleCount).Select(number => $"p-{number}");

    public static string Print(OrganizationDocument document) => System.Text.Json.JsonSerializer.Serialize(document);

    private static DateTimeOffset At(DateOrInstant time, int days) => time.Instant ?? LocalTime.StartOfDay(time.Date!.Value.AddDays(days));

    /// <summary>Everybody whose number is not that of whoever is missing; the head is always there.</summary>
    private static OrganizationDocument Build(Caseworker[] people, int[] leaders, int[] heads, int missing)
    {
        var there = people.Select((person, number) => person with
        {
            Id = $"p-{number}",
            Substitute = int.Parse(person.Name, System.Globalization.CultureInfo.InvariantCulture) is var other && other > number
                && other < PeopleCount ? $"p-{other}" : null,
            Absent = person.Absent is { To: { } to } absent && At(to, 1) <= At(absent.From, 0) ? absent with { To = null } : person.Absent,
        }).Where((_, number) => number != missing || heads.Contains(number)).ToList();
        string? Known(string id) => there.Any(person => person.Id == id) ? id : null;
        var document = new OrganizationDocument
        {
            Departments =
                [.. heads.Select(
                    (head, number) =>
                    new Department { Code = number == 0 ? "A" : "B", Name = "", Leader = $"p-{head}", EntryUnit = Units[number] })],
            Units = [.. Units.Select(
                (unit, number) =>
                new OrganizationUnit { Id = unit, Department = number == 0
                ? "A"
                : "B", Name = "", Leader = Known($"p-{leaders[number]}") })],
            Caseworkers =
                [.. there.Select(person => person with { Substitute = person.Substitute is { } substitute ? Known(substitute) : null })],
        };
        Assert.Empty(OrganizationFaults.Of(document));
        return document;
    }
}
