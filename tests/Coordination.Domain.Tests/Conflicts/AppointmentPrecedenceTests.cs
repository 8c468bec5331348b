using Coordination.Domain.Conflicts;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>Each line of the table, with a pair that only it decides, and the lines after it against it.</summary>
public sealed class AppointmentPrecedenceTests
{
    private static readonly Policy Policy = PolicyBook.Delivered.Newest;

    [Theory]
    [InlineData("court", "09:00", "e2", "treatment", "08:00", "e1")] // The kind that policy lists first, though booked later.
    [InlineData("treatment", "09:00", "e2", "no-such-kind", "08:00", "e1")] // A listed kind before one that is not listed.
    [InlineData("court", "08:00", "e2", "court", "09:00", "e1")] // Of one kind, the one booked first.
    [InlineData("no-such-kind", "08:00", "e2", "another-unlisted", "09:00", "e1")] // Kinds that are not listed are equal.
    [InlineData("court", "08:00", "e1", "court", "08:00", "e2")] // Booked at one time, the first by id.
    public void The_first_line_of_the_table_that_differs_decides(
        string staysKind, string staysBooked, string staysId, string yieldsKind, string yieldsBooked, string yieldsId)
    {
        var (stays, yields) = (Of(staysKind, staysBooked, staysId), Of(yieldsKind, yieldsBooked, yieldsId));
        Assert.True(stays.CompareTo(yields) < 0);
        Assert.True(yields.CompareTo(stays) > 0);
        Assert.Equal(0, stays.CompareTo(stays));
    }

    private static AppointmentPrecedence Of(string kind, string booked, string eventId)
    {
        var at = CitizenScenario.Local($"2026-03-02T{booked}");
        return AppointmentPrecedence.Of(
            new Appointment
            {
                Id = ReportedItem.IdOf(new("BIF"), eventId), Department = new("BIF"), Kind = kind, Booked = new Stamp(at, eventId, "bif"),
                StartsAt = at, EndsAt = at, Caseworker = new CaseworkerId("bif-job-1"),
            },
            Policy);
    }
}
