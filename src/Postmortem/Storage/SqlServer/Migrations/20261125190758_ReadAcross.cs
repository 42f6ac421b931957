using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Postmortem.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ReadAcross : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "FromQuestionId",
                table: "Actions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AcrossQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReviewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FactorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AboutActionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Hazard = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Team = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    AskedId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Answer = table.Column<int>(type: "int", nullable: true),
                    Reply = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TheirActionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AcrossQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AcrossQuestions_Factors_FactorId",
                        column: x => x.FactorId,
                        principalTable: "Factors",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AcrossQuestions_People_AskedById",
                        column: x => x.AskedById,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AcrossQuestions_People_AskedId",
                        column: x => x.AskedId,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AcrossQuestions_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_AcrossQuestions_AskedById",
                table: "AcrossQuestions",
                column: "AskedById");

            migrationBuilder.CreateIndex(
                name: "IX_AcrossQuestions_AskedId",
                table: "AcrossQuestions",
                column: "AskedId");

            migrationBuilder.CreateIndex(
                name: "IX_AcrossQuestions_FactorId",
                table: "AcrossQuestions",
                column: "FactorId");

            migrationBuilder.CreateIndex(
                name: "IX_AcrossQuestions_ReviewId",
                table: "AcrossQuestions",
                column: "ReviewId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AcrossQuestions");

            migrationBuilder.DropColumn(
                name: "FromQuestionId",
                table: "Actions");
        }
    }
}
