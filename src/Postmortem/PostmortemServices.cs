using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Actions;
using Postmortem.Documents;
using Postmortem.Exchange;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Reports;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Hints;
using Postmortem.Reviews.History;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;
using Postmortem.Samples;
using Postmortem.Search;
using Postmortem.Sessions;
using Postmortem.Storage;
using Postmortem.Storage.Sqlite;
using Postmortem.Storage.SqlServer;
using Postmortem.Wording;

namespace Postmortem;

/// <summary>What the product consists of, for whichever host runs it: the web, the command line, a test.</summary>
public static class PostmortemServices
{
    /// <param name="templates">The folder that holds reviews/, notices/, reports/, wording/.</param>
    public static IServiceCollection AddPostmortem(this IServiceCollection services, StorageOptions storage, string templates)
    {
        services.AddSingleton(storage);
        services.AddPooledDbContextFactory<SqliteDb>(o => SqliteDb.Configure(o, storage.SqliteFile));
        services.AddPooledDbContextFactory<SqlServerDb>(o => SqlServerDb.Configure(o, storage.ConnectionString ?? "", storage.MaxBatchSize));
        services.AddSingleton<IDbContextFactory<PostmortemDb>, PostmortemDbFactory>();
        services.AddSingleton<WriteQueue>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<LogKey>();
        services.AddSingleton<Store>();
        services.AddSingleton<Migrator>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new ReviewTemplates(Path.Combine(templates, "reviews")));
        services.AddSingleton(new QuestionDecks(Path.Combine(templates, "sessions")));
        services.AddSingleton(new WordingGuides(Path.Combine(templates, "wording")));
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000); // PBKDF2-SHA512, OWASP's figure
        services.AddSingleton<PeopleService>();
        services.AddSingleton<DeviceService>();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<PasswordGate>();
        services.AddSingleton<SignInTries>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<IncidentService>();
        services.AddDataProtection().SetApplicationName("postmortem").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(storage.DataFolder, "keys")));
        services.AddSingleton<Seal>();
        services.AddSingleton<PeopleCache>();
        services.AddSingleton<ReviewSnapshots>();
        services.AddSingleton<ReviewFeed>();
        services.AddSingleton<ReviewService>();
        services.AddSingleton<PauseService>();
        services.AddSingleton<CustomerViewService>();
        services.AddSingleton<PerspectiveService>();
        services.AddSingleton<CheckInService>();
        services.AddSingleton<TimelineService>();
        services.AddSingleton<FactorService>();
        services.AddSingleton<FindingService>();
        services.AddSingleton<FactorVoteService>();
        services.AddSingleton<PlanService>();
        services.AddSingleton<SharingService>();
        services.AddSingleton<SignatureService>();
        services.AddSingleton<AcrossService>();
        services.AddSingleton<CommentService>();
        services.AddSingleton<AttachmentService>();
        services.AddSingleton<HistoryService>();
        services.AddSingleton<HintService>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<ActionService>();
        services.AddSingleton<NoticeService>();
        services.AddSingleton<CustomerService>();
        services.AddSingleton(new TemplateFolder(templates, DocumentShapes.All));
        services.AddSingleton<TemplateCheck>();
        services.AddSingleton<NoticeDocuments>();
        services.AddSingleton<ReportDocuments>();
        services.AddSingleton<DraftService>();
        services.AddSingleton<SearchService>();
        services.AddSingleton<ImportService>();
        services.AddSingleton(s => new SampleWork(storage, templates,
            s.GetRequiredService<WriteQueue>(), s.GetRequiredService<Seal>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
