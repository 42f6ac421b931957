using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Storage.Sqlite;

namespace Postmortem.Tests.Reviews.Perspectives;

public sealed partial class PerspectiveSecrecyTests
{
    /// <summary>Four people around one review: one who writes confidentially, one under their name, one who leads, and the managers.</summary>
    private sealed class Scene(Testbed bed) : IAsyncDisposable
    {
        public Testbed Bed => bed;
        public ReviewService Reviews => bed.Get<ReviewService>();
        public int Number { get; private set; }
        public (Actor Actor, string Name) Author { get; private set; }
        public Actor Colleague => bed.Member;
        public Actor Facilitator => bed.Stranger;

        public static async Task<Scene> OpenAsync(Listening? log = null)
        {
            var scene = new Scene(await Testbed.OpenAsync(services =>
            {
                if (log is null) return;
                services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
                services.ConfigureDbContext<SqliteDb>(o => o.LogTo(log.Write, LogLevel.Trace));
            }));
            await scene.PlayAsync();
            return scene;
        }

        public ValueTask DisposeAsync() => bed.DisposeAsync();

        private async Task PlayAsync()
        {
            var people = bed.Get<PeopleService>();
            Author = (new Actor((await people.AddAsync(bed.Administrator, new PersonText("quillon@northwind.example", AuthorName, Role.Member),
                Testbed.Password)).Value), AuthorName);
            var incident = (await bed.Get<IncidentService>().ReportAsync(bed.Manager, new IncidentText { Title = "Refunds marked paid" })).Value;
            Number = (await Reviews.StartAsync(bed.Manager, [incident], "standard")).Value;
            Assert.IsNull(await bed.Pause.NameFacilitatorAsync(bed.Manager, Number, Facilitator.PersonId, wasInvolved: false));
            foreach (var person in new[] { Author.Actor, Colleague })
                Assert.IsNull(await bed.Pause.InviteAsync(bed.Manager, Number, person.PersonId, wasInvolved: true));
            await WriteAsync(bed.Perspectives.WritePerspectiveAsync(Colleague, Number, "saw", $"{Sealed} and more"));
            await WriteAsync(bed.Perspectives.WritePerspectiveAsync(Colleague, Number, "saw", Sealed));
            Assert.IsNull(await bed.Perspectives.WriteConfidentiallyAsync(Author.Actor, Number, "hard", $"{Confidential} at first"));
            Assert.IsNull(await bed.Perspectives.WriteConfidentiallyAsync(Author.Actor, Number, "hard", Confidential));
        }
    }
}
