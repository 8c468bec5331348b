using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Silo.Projection;

namespace Coordination.Silo.Citizens;

/// <summary>Who may see a citizen whole: those involved, members of a unit an offer stands to, and leaders of such a person's unit.</summary>
internal static class Involvement
{
    public static bool Includes(Citizen citizen, Organization organization, CaseworkerId caseworker)
    {
        const string UnitPrefix = "unit:";
        foreach (var row in Involvements.Of(citizen))
        {
            if (row.Person.StartsWith(UnitPrefix, StringComparison.Ordinal))
            {
                var unit = new UnitId(row.Person[UnitPrefix.Length..]);
                if (organization.UnitOf(caseworker) == unit || organization.LeaderOf(unit) == caseworker) return true;
                continue;
            }

            var person = new CaseworkerId(row.Person);
            if (person == caseworker || organization.Leads(caseworker, person)) return true;
        }

        return false;
    }
}
