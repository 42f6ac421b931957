using System.Security.Claims;
using Postmortem.People;
using Postmortem.Web.Components.Layout;

namespace Postmortem.Web.Hosting;

/// <summary>The frame's facts from the product: four small reads a page.</summary>
internal sealed class ProductShellFacts(PeopleService people) : IShellFacts
{
    public async ValueTask<ShellFacts> ForAsync(ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (person.Identity?.IsAuthenticated != true) return await NobodyAsync(cancellation);
        var glance = await people.GlanceAsync(person.Actor(), cancellation);
        return glance.Ok ? Of(glance.Value) : await NobodyAsync(cancellation);
    }

    private async Task<ShellFacts> NobodyAsync(CancellationToken cancellation) =>
        new((await people.OrganisationAsync(cancellation))?.Name, null, null, null, false, false, new Dictionary<string, int>());

    private static ShellFacts Of(Glance glance) => new(
        glance.Organisation, glance.Mission, glance.Me.Name, glance.Me.Role.ClaimName(), glance.Me.IsManager, glance.Me.IsAdministrator,
        new Dictionary<string, int>
        {
            ["/reviews"] = glance.OpenReviews,
            ["/actions"] = glance.MyOpenActions,
            ["/notices"] = glance.NoticesWaiting,
        });
}
