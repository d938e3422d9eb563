// @ts-nocheck
// Generated from spec/openapi.yaml by `npm run generate`. Do not edit: change the page, an overlay or the emitter.

export const microsoft_graph_command = validate21;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.id === undefined) && (missing0 = "id")) || ((data.Status === undefined) && (missing0 = "Status"))) || ((data.Type === undefined) && (missing0 = "Type"))) || ((data.AppServiceName === undefined) && (missing0 = "AppServiceName"))) || ((data.PackageFamilyName === undefined) && (missing0 = "PackageFamilyName"))) || ((data.Error === undefined) && (missing0 = "Error"))) || ((data.Payload === undefined) && (missing0 = "Payload"))) || ((data.PermissionTicket === undefined) && (missing0 = "PermissionTicket"))) || ((data.PostBackUri === undefined) && (missing0 = "PostBackUri"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data["@odata.type"] !== undefined){
const _errs1 = errors;
if(typeof data["@odata.type"] !== "string"){
validate21.errors = [{instancePath:instancePath+"/@odata.type",schemaPath:"#/properties/%40odata.type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
const _errs3 = errors;
if(typeof data.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.Status !== undefined){
const _errs5 = errors;
if(typeof data.Status !== "string"){
validate21.errors = [{instancePath:instancePath+"/Status",schemaPath:"#/properties/Status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.Type !== undefined){
const _errs7 = errors;
if(typeof data.Type !== "string"){
validate21.errors = [{instancePath:instancePath+"/Type",schemaPath:"#/properties/Type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.AppServiceName !== undefined){
const _errs9 = errors;
if(typeof data.AppServiceName !== "string"){
validate21.errors = [{instancePath:instancePath+"/AppServiceName",schemaPath:"#/properties/AppServiceName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PackageFamilyName !== undefined){
const _errs11 = errors;
if(typeof data.PackageFamilyName !== "string"){
validate21.errors = [{instancePath:instancePath+"/PackageFamilyName",schemaPath:"#/properties/PackageFamilyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.Error !== undefined){
const _errs13 = errors;
if(typeof data.Error !== "string"){
validate21.errors = [{instancePath:instancePath+"/Error",schemaPath:"#/properties/Error/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.Payload !== undefined){
let data7 = data.Payload;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7["@odata.type"] !== undefined){
if(typeof data7["@odata.type"] !== "string"){
validate21.errors = [{instancePath:instancePath+"/Payload/@odata.type",schemaPath:"#/components/schemas/microsoft.graph.PayloadRequest/properties/%40odata.type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/Payload",schemaPath:"#/components/schemas/microsoft.graph.PayloadRequest/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PermissionTicket !== undefined){
const _errs20 = errors;
if(typeof data.PermissionTicket !== "string"){
validate21.errors = [{instancePath:instancePath+"/PermissionTicket",schemaPath:"#/properties/PermissionTicket/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PostBackUri !== undefined){
const _errs22 = errors;
if(typeof data.PostBackUri !== "string"){
validate21.errors = [{instancePath:instancePath+"/PostBackUri",schemaPath:"#/properties/PostBackUri/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}

export const error = validate22;

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.error === undefined) && (missing0 = "error")){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.error !== undefined){
let data0 = data.error;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if(((data0.code === undefined) && (missing1 = "code")) || ((data0.message === undefined) && (missing1 = "message"))){
validate22.errors = [{instancePath:instancePath+"/error",schemaPath:"#/properties/error/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data0.code !== undefined){
const _errs3 = errors;
if(typeof data0.code !== "string"){
validate22.errors = [{instancePath:instancePath+"/error/code",schemaPath:"#/properties/error/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.message !== undefined){
const _errs5 = errors;
if(typeof data0.message !== "string"){
validate22.errors = [{instancePath:instancePath+"/error/message",schemaPath:"#/properties/error/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.innerError !== undefined){
let data3 = data0.innerError;
const _errs7 = errors;
if(errors === _errs7){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.date !== undefined){
const _errs9 = errors;
if(typeof data3.date !== "string"){
validate22.errors = [{instancePath:instancePath+"/error/innerError/date",schemaPath:"#/properties/error/properties/innerError/properties/date/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3["request-id"] !== undefined){
const _errs11 = errors;
if(typeof data3["request-id"] !== "string"){
validate22.errors = [{instancePath:instancePath+"/error/innerError/request-id",schemaPath:"#/properties/error/properties/innerError/properties/request-id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3["client-request-id"] !== undefined){
const _errs13 = errors;
if(typeof data3["client-request-id"] !== "string"){
validate22.errors = [{instancePath:instancePath+"/error/innerError/client-request-id",schemaPath:"#/properties/error/properties/innerError/properties/client-request-id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/error/innerError",schemaPath:"#/properties/error/properties/innerError/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
