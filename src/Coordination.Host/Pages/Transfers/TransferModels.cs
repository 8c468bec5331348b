using Coordination.Host.Pages.Words;
using Coordination.Ids;
using Coordination.Silo.Transfers;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Transfers;

/// <summary>Makes what the pages of transfers show.</summary>
internal static class TransferModels
{
    /// <summary>People offered for a choice; with more of them their ids are typed.</summary>
    private const int ChoicesMax = 300;

    /// <summary>The list, and the form to order one.</summary>
    internal static TransfersModel Of(IReadOnlyList<CaseloadTransferView> transfers, bool mayOrder, Onlooker onlooker, Grains.Caller caller)
    {
        var organization = onlooker.Organization;
        List<PersonChoice> givers =
        [
            .. organization.Document.Caseworkers.Select(one => (one, HasLeft: false)).Concat(organization.Left.Select(one => (one, HasLeft: true)))
                .Where(one => mayOrder && TransferAccess.MayOrder(caller, organization, one.one.Id))
                .Select(one => new PersonChoice(one.one.Id, one.one.Name, one.HasLeft)).OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
        HashSet<string> departments = [.. givers.Select(one => organization.DepartmentOf(new CaseworkerId(one.Id), default).Value)];
        return new TransfersModel(
            [.. transfers.Select(one => Of(one, onlooker, mayOrder: false))], mayOrder, givers.Count <= ChoicesMax ? givers : [],
            [.. organization.Document.Units.Where(unit => departments.Contains(unit.Department)).Select(unit => new PersonChoice(unit.Id, unit.Name, false))]);
    }

    /// <summary>One transfer.</summary>
    internal static TransferModel Of(CaseloadTransferView it, Onlooker onlooker, bool mayOrder)
    {
        var names = onlooker.Names;
        return new TransferModel(
            it.Id, names.Person(it.From), string.Join(", ", it.To.Where(part => part.Caseworker is not null).Select(part => $"{names.Person(part.Caseworker!)} ({part.Citizens})")),
            it.Reason, onlooker.R.Find($"role.{it.By}") ?? names.Person(it.By), it.OrderedAt, it.State, it.Citizens, it.Done, it.Moved, it.Offered, it.Left,
            mayOrder && it.State is "running", mayOrder && it.State is "paused", mayOrder && it.State is "running" or "paused");
    }

    /// <summary>What could not be moved, with the names of the citizens where they are known.</summary>
    internal static IReadOnlyList<LeftModel> Of(IReadOnlyList<TransferredCitizenView> left, IReadOnlyList<CitizenName> known, Reader r)
    {
        var names = known.ToDictionary(one => one.Citizen, one => one.Name, StringComparer.Ordinal);
        return
        [
            .. from citizen in left
               from one in citizen.Left
               select new LeftModel(
                   citizen.Citizen, names.GetValueOrDefault(citizen.Citizen) ?? citizen.Citizen,
                   one.Id is null ? r[$"transfers.left.{one.Type}"] : $"{r[$"transfers.left.{one.Type}"]} {one.Id}", r.Code("transfers.why", one.Why)),
        ];
    }
}
